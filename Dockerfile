# Herodotus in a container: Debian slim, nothing that is fetched at run time, a user who is not root, a root file system that may be
# read-only. What is written goes to /corpus and, for a moment, to /tmp.
#
#   docker build -t herodotus .
#   docker run --rm -i --read-only --network none --cap-drop ALL herodotus code - --errors inline < pages.jsonl > records.jsonl
#   docker run --read-only --tmpfs /tmp --cap-drop ALL -v corpus:/corpus -e HERODOTUS_TOKEN=… -p 4310:4310 herodotus

FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund && npm pack --pack-destination /tmp
WORKDIR /app
RUN npm init -y > /dev/null && npm install --no-audit --no-fund --omit=dev --ignore-scripts /tmp/herodotus-events-*.tgz

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOME=/tmp
COPY --from=build --chown=root:root /app/node_modules /app/node_modules
RUN install -d -o 1000 -g 1000 /corpus
USER 1000:1000
WORKDIR /corpus
VOLUME ["/corpus"]
EXPOSE 4310
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4310/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/node_modules/herodotus-events/bin/herodotus.js"]
CMD ["serve", "/corpus/case.db", "--host", "0.0.0.0", "--no-open"]
