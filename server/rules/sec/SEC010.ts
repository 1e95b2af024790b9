import { replaceFix } from '../../fixes/values';
import { defineRule } from '../rule';
import { namesOfUsers, proves } from './certificates';

export const rule = defineRule({
  code: 'SEC010',
  name: 'certificate-name',
  severity: 'warning',
  title: 'A certificate is for a name that users do not use',
  source: ['L3766'],
  check(model, report) {
    const names = namesOfUsers(model);
    const certificates = model.section('security')?.certificates;
    // What could not be read may be the right one.
    if (certificates === undefined || certificates.incomplete || model.dns?.names?.incomplete === true) return;
    if (certificates.items.some(({ names: own, incomplete }) => incomplete || own?.incomplete === true)) return;
    const all = certificates.items.flatMap((certificate) => certificate.names?.items ?? []);
    for (const certificate of certificates.items) {
      const [first] = certificate.names?.items ?? [];
      if (first === undefined) continue;
      const hosts = new Set(model.hostsOf(certificate.hosts));
      const wanted =
        certificate.hosts === undefined ? names : names.filter((name) => name.hosts.some((host) => hosts.has(host)));
      const certified = certificate.names?.items ?? [];
      // Another certificate of the same hosts may be the one for these names.
      if (wanted.length === 0 || wanted.some(({ name }) => all.some(({ value }) => proves(value, name)))) continue;
      const list = wanted.map(({ name }) => `\`${name}\``);
      report({
        at: first.at,
        message: `Users come here as ${list.slice(0, 4).join(', ')}, and their programs check that the certificate is for that name. Get one for the name that they use.`,
        fixes: () =>
          certified.length > 1
            ? []
            : wanted
                .filter(({ name }) => name.includes('.'))
                .slice(0, 3)
                .map(({ name }) => replaceFix(first, name, { title: `Certify \`${name}\`` })),
      });
    }
  },
});
