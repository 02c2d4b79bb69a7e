/** Every variable a region's process reads, with its meaning; a test holds the compose file and the documents to it. */
export const REGION_VARIABLES = {
  NODE_ENV: '`production` refuses what only a demonstration may do',
  REGION_CODE: 'division code of the region, 6, 9 or 12 digits',
  DATABASE_URL: 'postgres://user:password@host:port/database',
  DATABASE_POOL_SIZE: 'connections of one process, default 20',
  CARRIER: '`kafka` or `https` (default)',
  KAFKA_BROKERS: 'host:port, separated by commas; needed by the carrier kafka',
  KAFKA_SASL_USERNAME: 'SCRAM-SHA-512 user of this region',
  KAFKA_SASL_PASSWORD: 'its password',
  KAFKA_TLS_CA_FILE: 'PEM file with the authority that signed the brokers; turns TLS on',
  KAFKA_TLS_CERT_FILE: 'PEM file with the client certificate',
  KAFKA_TLS_KEY_FILE: 'PEM file with its key',
  KAFKA_TOPIC_PREFIX: 'put before every topic name; tests only',
  KEYS_DIR: 'folder with keys.json and field-keys.json, readable by the process only',
  DIRECTORY_FILE: "start directory: partners' first key statements and addresses",
  AGREEMENTS_DIR: 'folder with the signed agreements',
  PORT: 'port to listen on, default 8610',
  PUBLIC_URL: 'address people and partners use, default http://localhost:PORT; https in production',
  SENDING_URL: 'where /api/sending is passed on to, when the services run apart',
  RECEIVING_URL: 'where /api/receiving is passed on to, when the services run apart',
  TRUSTED_PROXIES: 'addresses or networks of proxies whose X-Forwarded-For is believed',
  CLOCK:
    'moves the clock: milliseconds, an ISO 8601 duration, `-P30D`, or `file:PATH` of a file with milliseconds that may change meanwhile; refused in production',
  ACCOUNTS_FILE: 'demonstration accounts; refused in production',
  LOG_LEVEL: 'debug, info (default), warn, error or silent',
  OIDC_ISSUER: 'not supported yet: refused',
  OIDC_CLIENT_ID: 'not supported yet: refused',
  OIDC_CLIENT_SECRET: 'not supported yet: refused',
  OIDC_REDIRECT_URL: 'not supported yet: refused',
} as const;

export type RegionVariable = keyof typeof REGION_VARIABLES;

/** Names only. */
export const regionVariables = Object.keys(REGION_VARIABLES) as RegionVariable[];
