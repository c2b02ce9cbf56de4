# Kamishibai in a box.
#   docker build --target slim -t kamishibai .         voices that need no network
#   docker build --target full -t kamishibai:full .    and LibreOffice, fonts and Chromium for pictures
#   docker run --rm -v "$PWD:/work" kamishibai build article.md --offline

FROM python:3.12-slim AS wheel
WORKDIR /source
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY generator generator
COPY templates templates
COPY examples examples
RUN python -m pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim AS slim
# The image's release is what pins them: Debian keeps no older versions to ask for.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends flite \
    && rm -rf /var/lib/apt/lists/*
COPY --from=wheel /wheels /wheels
RUN python -m pip install --no-cache-dir "$(echo /wheels/*.whl)[offline,formats,batch,mcp]" \
    && rm -rf /wheels
RUN useradd --uid 1000 --create-home teller && mkdir /work && chown teller /work
# By number, as Kubernetes cannot tell from a name that this is not root.
USER 1000
WORKDIR /work
ENTRYPOINT ["kamishibai"]
CMD ["--help"]

FROM slim AS full
USER 0
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends chromium fonts-noto-cjk libreoffice-impress \
    && rm -rf /var/lib/apt/lists/*
USER 1000
