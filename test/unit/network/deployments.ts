/** Deployments of the planning guide whose ports it lists, as specs. Where an example moves a port, the spec says so. */

/** Communications Express on one host (L6182-6216). */
export const basicExpress = `
commspec: 1
name: express-basic
suite: 5
architecture: single-host
users: { total: 400, bases: [ { base: mediumweight-ce, share: 100% } ] }
directory: { schema: schema2-native }
tiers:
  - tier: 1
    hosts:
      - name: office
        components:
          - directory-master
          - { component: access-manager, ports: { http: 8080 } }
          - { component: web-server, ports: { http: 80 } }
          - communications-express
          - { component: cal6-frontend, ports: { http: 81 } }
          - cal6-backend
          - mta
          - message-store
          - webmail
          - { component: messenger-express, ports: { http: 82 } }
`;

/** Communications Express on a host of its own (L6218-6254). */
export const remoteExpress = `
commspec: 1
name: express-remote
suite: 5
architecture: two-tier
users: { total: 4000, bases: [ { base: mediumweight-ce, share: 100% } ] }
zones: [ { name: dmz, kind: dmz }, { name: back, kind: private-data } ]
firewalls:
  - { name: outer, between: [internet, dmz], allow: [http] }
  - name: inner
    between: [dmz, back]
    allow: [ imap, ldap, { protocol: dwp, port: 59779, from: front, to: back } ]
tiers:
  - tier: 1
    hosts:
      - name: front
        zone: dmz
        components:
          - { component: web-server, ports: { http: 80 } }
          - communications-express
          - { component: webmail, ports: { http: 81 } }
          - { component: cal6-frontend, ports: { http: 82 } }
  - tier: 2
    hosts:
      - name: back
        zone: back
        components:
          - directory-master
          - message-store
          - { component: cal6-backend, ports: { dwp: 59779 } }
`;

/** Suite 5 on one host (L6582-6627); directory and Access Manager are elsewhere. */
export const suite5OneHost = `
commspec: 1
name: suite5-one
suite: 5
architecture: single-host
users: { total: 450, bases: [ { base: mediumweight-imap, share: 100% } ] }
external: [directory-master, access-manager]
tiers:
  - tier: 1
    hosts:
      - name: one
        components:
          - { component: mta, submission: false }
          - message-store
          - { component: webmail, ports: { http: 82 } }
          - { component: cal6-frontend, ports: { http: 81 } }
          - cal6-backend
          - { component: web-server, ports: { http: 80 } }
          - communications-express
`;

/** Suite 5 in two tiers (L6629-6660): nine machines behind load balancers. */
export const suite5TwoTier = `
commspec: 1
name: suite5-two
suite: 5
architecture: two-tier
users: { total: 20000, bases: [ { base: mediumweight-imap, share: 100% } ] }
services: { messaging: { delivery: lmtp } }
zones: [ { name: dmz, kind: dmz }, { name: back, kind: private-data } ]
firewalls:
  - name: outer
    between: [internet, dmz]
    allow: [ smtp, imap, http, { protocol: http, port: 8081, to: lb } ]
  - name: inner
    between: [dmz, back]
    allow: [ smtp, imap, { protocol: lmtp, from: msgfe, to: store }, ldap, { protocol: dwp, port: 9779, from: calfe, to: calbe } ]
tiers:
  - tier: 0
    hosts:
      - name: lb
        count: 2
        zone: dmz
        components:
          - { component: load-balancer, targets: [calfe, msgfe] }
  - tier: 1
    hosts:
      - name: calfe
        count: 2
        zone: dmz
        components:
          - { component: cal6-frontend, ports: { http: 8081 }, backends: calbe }
      - name: msgfe
        count: 2
        zone: dmz
        components: [mmp, webmail, { component: mta, submission: false }]
      - name: relay
        zone: dmz
        components: [smtp-relay]
  - tier: 2
    hosts:
      - name: store
        count: 2
        zone: back
        components: [message-store]
      - name: calbe
        count: 2
        zone: back
        components:
          - { component: cal6-backend, ports: { dwp: 9779 } }
      - name: dir
        zone: back
        components: [directory-master]
`;

/** Instant messaging, front and back (L5775-5791, L5882-5886), with a gateway for browsers and agents. */
export const instantMessaging = `
commspec: 1
name: chat
suite: 7u3
architecture: two-tier
users: { total: 10000, im: { active: 5%, inactive: 20% } }
services: { instant-messaging: { version: "8.3" } }
zones: [ { name: dmz, kind: dmz }, { name: back, kind: private-data } ]
firewalls:
  - { name: outer, between: [internet, dmz], allow: [ xmpp, { protocol: http, port: 8080 } ] }
  - { name: inner, between: [dmz, back], allow: [ mux ] }
tiers:
  - tier: 1
    hosts:
      - name: mux1
        zone: dmz
        components: [ { component: im-mux, server: im } ]
      - name: mux2
        zone: dmz
        components: [ { component: im-mux, server: im } ]
      - name: web
        zone: dmz
        components: [glassfish, { component: httpbind, server: mux1 } ]
  - tier: 2
    hosts:
      - name: im
        zone: back
        components: [im-server, im-agents]
      - name: dir
        zone: back
        components: [directory-master]
`;
