/** What products are called. */
import { componentInfo, isComponentId, type Product } from './components';
import type { Versioned } from './releases';

const titles: Readonly<Record<Product | 'suite', string>> = {
  suite: 'Communications Suite',
  messaging: 'Messaging Server',
  calendar: 'Calendar Server',
  'instant-messaging': 'Instant Messaging',
  convergence: 'Convergence',
  'communications-express': 'Communications Express',
  outlook: 'Connector for Outlook',
  search: 'Indexing and Search Service',
  directory: 'Directory Server',
  // Access Manager, OpenSSO and the tools that create users: a spec may have any of them without the others.
  identity: 'Identity and provisioning',
  container: 'Web container',
  queue: 'Message Queue',
  filter: 'Mail filter',
  infrastructure: 'Infrastructure',
  mobile: 'Mobile Communications',
  portal: 'Portal Server',
};

const isProduct = (of: string): of is Product | 'suite' => Object.hasOwn(titles, of);

/** The product, or the component where it has versions of its own. */
export const versionedTitle = (of: Versioned): string =>
  isProduct(of) ? titles[of] : isComponentId(of) ? componentInfo(of).title : of;
