/** A spec that touches most of the engine, for the first steps of a process. */
export const WARM_UP = `commspec: 1
name: warm-up
suite: 7u3
environment: production
architecture: two-tier
users: { total: 1000, bases: [ { base: mediumweight-imap, share: 100%, concurrent: 20%, mailbox: 10 MB } ] }
directory: { schema: schema2-native, provisioning: [delegated-administrator] }
dns: { servers: [ns], names: { mail: lb }, mx: [ { host: front } ] }
services: { messaging: { version: "7.0.5", delivery: lmtp, smtp-auth: true } }
external: [directory-master, delegated-administrator]
zones: [ { name: data, kind: private-data } ]
firewalls:
  - { name: outer, between: [internet, dmz], allow: [smtp, imap, https] }
  - { name: inner, between: [dmz, data], allow: [imap, ldap, lmtp, dns] }
tiers:
  - tier: 0
    hosts:
      - { name: lb, count: 2, zone: dmz, components: [ { component: load-balancer, sticky: true, targets: [front] } ] }
  - tier: 1
    hosts:
      - name: front
        count: 2
        zone: dmz
        cpus: 2
        memory: 8 GB
        components: [mmp, webmail, { component: mta, smtp-auth: true, submission: true }]
  - tier: 2
    hosts:
      - name: store
        zone: data
        cpus: 8
        memory: 16 GB
        components: [ { component: message-store, partitions: [ { name: a, size: 1 TB, spindles: 8 } ] } ]
      - { name: ns, zone: data, components: [dns-server] }
`;
