import { defineRule } from '../rule';

export const rule = defineRule({
  code: 'IM004',
  name: 'im-on-one-machine',
  severity: 'information',
  title: 'All of Instant Messaging stands on one machine',
  source: ['L5197'],
  check(model, report) {
    const { environment, architecture } = model;
    if (environment?.value !== 'production' || architecture === undefined || architecture.value === 'single-host')
      return;
    const [server, ...others] = model.of('im-server');
    const muxes = model.of('im-mux');
    if (server === undefined || others.length > 0 || server.host.count > 1 || !model.complete) return;
    if (muxes.length === 0 || muxes.some(({ host }) => host !== server.host) || model.mayBeExternal('im-mux')) return;
    report({
      at: server.at,
      message: `Server and multiplexor both stand on \`${server.host.name}\`. Deployments usually spread them: multiplexors on hosts of their own keep users connected and the server out of reach.`,
      related: muxes.slice(0, 5).map(({ at }) => ({ at, message: 'The multiplexor is here too' })),
    });
  },
});
