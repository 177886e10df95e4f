"""llama.cpp's own server for one model, as the wheel xllamacpp carries it; whoever began the process ends it.

python benchmarks/serve_llama.py MODEL.gguf PORT CONTEXT THREADS
"""

from __future__ import annotations

import sys
import threading

import xllamacpp


def main() -> None:
    """Serve until the process is ended."""
    model, port, context, threads = sys.argv[1:]
    parameters = xllamacpp.CommonParams()
    parameters.model.path = model
    parameters.model_alias = {"small"}
    parameters.port, parameters.n_ctx, parameters.n_parallel = int(port), int(context), 1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = int(threads)
    parameters.cpuparams.poll = 0  # others may need the core that waits
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
