# Gegenprobe in a container: docker build -t gegenprobe . && docker run --rm -v "$PWD:/desk" gegenprobe check .
# It needs no network when it runs: `docker run --network none` works.
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY checker checker
COPY rules rules
COPY reports reports
COPY seeds seeds
COPY .ci/slim .ci/slim
RUN python -m venv /opt/gegenprobe \
  && /opt/gegenprobe/bin/pip install --no-cache-dir --no-compile . \
  && python .ci/slim /opt/gegenprobe/lib/python3.12/site-packages

FROM python:3.12-slim
COPY --from=build /opt/gegenprobe /opt/gegenprobe
ENV PATH="/opt/gegenprobe/bin:$PATH" PYTHONUTF8=1
RUN useradd --create-home desk
USER 1000
WORKDIR /desk
ENTRYPOINT ["gegenprobe"]
CMD ["--help"]
