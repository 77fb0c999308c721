"""Serves moto on a free loopback port for as long as standard input stays open.

The port is chosen by the system when the socket is bound, so no other process can take it first; it is printed as one line of JSON.
Standard input is a pipe that only the starting process holds: it closes with that process, however that process ends.
"""

import json
import logging
import os
import sys
import threading


def end_with_parent() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
logging.getLogger("werkzeug").setLevel(logging.ERROR)

from moto.server import ThreadedMotoServer  # noqa: E402  (after the watchdog: the import takes a while)

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(json.dumps({"port": server.get_host_and_port()[1]}), flush=True)
os.dup2(2, 1)  # nobody reads standard output from here on, and a full pipe would stop a request that prints
threading.Event().wait()
