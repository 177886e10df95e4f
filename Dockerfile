# Gegenprobe in a container: docker build -t gegenprobe . && docker run --rm -v "$PWD:/desk" gegenprobe check .
# It needs no network when it runs: `docker run --network none` works.
# It holds the lean installation: no spaCy, so no second reader and no --model. `--build-arg EXTRAS=documents,reader` builds it
# with all that these extras need.
# The whole image has binutils, with which .ci/slim takes debugging symbols out; the second stage does without.
FROM python:3.12 AS build
ARG EXTRAS=""
WORKDIR /source
COPY pyproject.toml hatch_build.py requirements-lean.txt README.md LICENSE ./
COPY checker checker
COPY rules rules
COPY reports reports
COPY seeds seeds
COPY .ci/slim .ci/slim
RUN python -m venv --without-pip /opt/gegenprobe \
  && if [ -n "$EXTRAS" ]; \
  then pip --python /opt/gegenprobe/bin/python install --no-cache-dir --no-compile "/source[$EXTRAS]"; \
  else pip --python /opt/gegenprobe/bin/python install --no-cache-dir --no-compile --no-deps -r requirements-lean.txt /source; \
  fi \
  && python .ci/slim /opt/gegenprobe/lib/python3.12/site-packages

FROM python:3.12-slim
COPY --from=build /opt/gegenprobe /opt/gegenprobe
ENV PATH="/opt/gegenprobe/bin:$PATH" PYTHONUTF8=1
RUN useradd --create-home desk
USER 1000
WORKDIR /desk
ENTRYPOINT ["gegenprobe"]
CMD ["--help"]
