#!/usr/bin/env bash
# Formats the storage once, with a login per region, and starts the broker. Passwords come from the environment.
set -euo pipefail
export LOG_DIR=/tmp/kafka-logs
properties=/tmp/server.properties
template=$(< /etc/yipanqi/server.properties)
# Quoted, so that nothing in a password is taken for a pattern.
printf '%s\n' "${template//'${KAFKA_ADMIN_PASSWORD}'/"$KAFKA_ADMIN_PASSWORD"}" > "$properties"
if [ ! -e /var/lib/kafka/data/meta.properties ]; then
  # format prints salted credentials
  /opt/kafka/bin/kafka-storage.sh format -t MkU3OEVBNTcwNTJENDM2Qg -c "$properties" \
    --add-scram "SCRAM-SHA-512=[name=admin,password=${KAFKA_ADMIN_PASSWORD}]" \
    --add-scram "SCRAM-SHA-512=[name=region-610300,password=${BAOJI_KAFKA_PASSWORD}]" \
    --add-scram "SCRAM-SHA-512=[name=region-410100,password=${ZHENGZHOU_KAFKA_PASSWORD}]" > /dev/null
fi
exec /opt/kafka/bin/kafka-server-start.sh "$properties"
