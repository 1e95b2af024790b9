/** Web containers: which one a host has, and who needs it. */
import { componentInfo } from '../catalog/components';
import { webContainers } from '../catalog/roles';
import type { Component, Host } from '../model/model';
import { runs } from './components';

/** The web container of a host, where that is another one than GlassFish. A host without any is TIER032. */
export const otherContainer = (host: Host): Component | undefined =>
  host.incomplete || runs(host, 'glassfish')
    ? undefined
    : host.components.find((component) => webContainers.includes(component.id));

/** Whether everything on the host can do without just this container. */
export const nothingNeeds = (container: Component): boolean =>
  !container.host.components.some(({ id }) => {
    const possible = componentInfo(id).container;
    // The container of the indexing tier stands in its requirements alone.
    if (container.id === 'apache-httpd' && id === 'iss-index') return true;
    return possible !== undefined && possible.some((each) => each === container.id) && !possible.includes('glassfish');
  });
