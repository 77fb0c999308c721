"""Serves moto on a free loopback port for as long as standard input stays open.

The system chooses the port when the socket is bound, so no other process can take it first. The port is printed as one line of JSON.
Standard input is a pipe that only the starting process holds. It closes when that process ends, however it ends.
"""

import json
import logging
import os
import signal
import sys
import threading

# Ctrl-C in a terminal reaches this process too. Only the starting process ends this one, by closing standard input.
signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_with_parent() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
logging.getLogger("werkzeug").setLevel(logging.ERROR)

from moto.route53 import models as route53  # noqa: E402  (after the watchdog: the imports take a while)
from moto.route53.exceptions import Route53ClientError  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

zone_id_as_moto_does = route53.create_route53_zone_id
change_as_moto_does = route53.Route53Backend.change_resource_record_sets


def create_route53_zone_id(*args, **kwargs):
    """Route 53's zone ids begin with Z; moto's begin with any letter or digit."""
    return "Z" + zone_id_as_moto_does(*args, **kwargs)[1:]


def key_of(record_set):
    return record_set["Name"] + ".", record_set["Type"], record_set.get("SetIdentifier")


def change_resource_record_sets(self, zoneid, change_list):
    """
    Corrects moto by the Route 53 API Reference (ChangeResourceRecordSets: DELETE, SetIdentifier). Refuses to delete a record set that
    does not exist or has other values; moto checks only whether it ever had them. Refuses record sets with and without an identifier for
    one name. Deletes only the record set of the name; moto deletes all with the identifier.
    """
    zone = self.get_hosted_zone(zoneid)
    problems = []
    for change in change_list:
        wanted = change["ResourceRecordSet"]
        wanted["Name"] = wanted["Name"].rstrip(".").lower()
        name, kind, identifier = key_of(wanted)
        alike = [r for r in zone.rrsets if r.name == name and r.type == kind]
        if change["Action"] != "DELETE":
            if any((r.set_identifier is None) != (identifier is None) for r in alike):
                problems.append(
                    f'RRSet with DNS name {name}, type {kind}, SetIdentifier "{identifier}" cannot be created '
                    "because a non multivalue answer rrset exists with the same name and type."
                )
            continue
        current = next((r for r in alike if r.set_identifier == identifier), None)
        values = sorted(record["Value"] for record in wanted.get("ResourceRecords") or [])
        tried = f"Tried to delete resource record set [name='{name}', type='{kind}', set-identifier='{identifier}'] but "
        if current is None:
            problems.append(tried + "it was not found")
        elif (str(current.ttl), sorted(current.records)) != (str(wanted.get("TTL")), values):
            problems.append(tried + "the values provided do not match the current values")
    if problems:
        raise Route53ClientError("InvalidChangeBatch", "[" + ", ".join(problems) + "]")
    for change in change_list:
        if change["Action"] == "DELETE":
            deleted = key_of(change["ResourceRecordSet"])
            zone.rrsets = [r for r in zone.rrsets if (r.name, r.type, r.set_identifier) != deleted]
        else:
            change_as_moto_does(self, zoneid, [change])


route53.create_route53_zone_id = create_route53_zone_id
route53.Route53Backend.change_resource_record_sets = change_resource_record_sets

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(json.dumps({"port": server.get_host_and_port()[1]}), flush=True)
os.dup2(2, 1)  # nothing reads standard output from here on, and a full pipe would block a request that prints
threading.Event().wait()
