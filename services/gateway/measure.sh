#!/usr/bin/env bash
# Requests a second through the gateway, and its CPU time for each: wrk with kept TLS connections →
# gateway → a house that answers at once. Needs wrk; run `mvn -pl services/gateway test-compile` first.
#   services/gateway/measure.sh [seconds] [connections]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10} connections=${2:-32}
java=${JAVA_HOME:?}/bin/java
folder=$(mktemp -d)
classes=services/gateway/target/test-classes:services/gateway/target/classes:$(mvn -q -pl services/gateway \
    dependency:build-classpath -Dmdep.outputFile=/dev/stdout | tail -1)
processes=()
trap 'kill "${processes[@]}" 2>/dev/null; wait; rm -rf "$folder"' EXIT

"$java" -Xmx256m -XX:+UseSerialGC -cp "$classes" vigil.gateway.street.TrivialHouse "$folder" &
processes+=($!)
until [ -s "$folder/token" ]; do sleep 0.2; done
house=http://127.0.0.1:$(cat "$folder/port")

VIGIL_GATEWAY_PORT=0 SERVER_PORT=0 \
    VIGIL_GATEWAY_CERTIFICATE_FILE=$folder/door.pem VIGIL_GATEWAY_KEY_FILE=$folder/door-key.pem \
    VIGIL_GATEWAY_MONITORING=$house VIGIL_TOKENS_KEYS=$house/oauth2/jwks \
    "$java" -Xms64m -Xmx384m -XX:+UseSerialGC -cp "$classes" vigil.gateway.Gateway > "$folder/log" &
gateway=$!
processes+=("$gateway")
until grep -q 'gateway open' "$folder/log"; do sleep 0.2; done
port() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" "$folder/log"; }
until curl -sf "http://127.0.0.1:$(port watchPort)/actuator/health/readiness" >/dev/null; do sleep 0.2; done

cat > "$folder/post.lua" <<LUA
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer $(cat "$folder/token")"
wrk.body = [[{"transactionId":"tx-0000000001","timestamp":"2026-01-05T10:15:30Z","amount":{"value":"1250.00","currency":"EUR"},"format":"wire","payer":{"name":"Example Trading Ltd","country":"DE","account":{"number":"0000001"},"bank":{"bic":"TESTDEFF"}},"payee":{"name":"O'Brien & Sons","country":"FR","account":{"number":"0000002"}},"remittance":"invoice of January; union dues","channel":"api"}]]
LUA
load() { wrk -t1 -c"$connections" -d"$1" --latency -s "$folder/post.lua" "https://localhost:$(port port)/v1/transactions"; }
ticks() { awk '{print $14 + $15}' "/proc/$gateway/stat"; }

load "$seconds" >/dev/null # The compiler's time is not a request's.
before=$(ticks)
load "$seconds" | tee "$folder/out"
after=$(ticks)
requests=$(awk '/requests in/ {print $1}' "$folder/out")
echo "gateway CPU: $(((after - before) * 1000000 / $(getconf CLK_TCK) / requests)) µs a request, $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$gateway/status") MB resident"
