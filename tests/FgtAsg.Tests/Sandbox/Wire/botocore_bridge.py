"""Speaks for botocore, one JSON line in and one out: makes a call's form as its serializer does, and reads an answer as its parser does.

{"service", "operation", "parameters"} -> {"form": {...}}
{"service", "operation", "status", "body"} -> {"answer": {...}}
"""
import datetime
import json
import sys

import botocore.parsers
import botocore.serialize
import botocore.session
from botocore.utils import percent_encode_sequence

session = botocore.session.get_session()
models = {}


def model(service):
    if service not in models:
        models[service] = session.get_service_model(service)
    return models[service]


def text(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    raise TypeError(type(value))


for line in sys.stdin:
    call = json.loads(line)
    service = model(call["service"])
    operation = service.operation_model(call["operation"])
    protocol = service.metadata["protocol"]
    if "parameters" in call:
        serializer = botocore.serialize.create_serializer(protocol, include_validation=True)
        request = serializer.serialize_to_request(call["parameters"], operation)
        reply = {"form": percent_encode_sequence(request["body"])}
    else:
        parser = botocore.parsers.create_parser(protocol)
        answer = parser.parse(
            {"headers": {}, "body": call["body"].encode(), "status_code": call["status"]}, operation.output_shape
        )
        reply = {"answer": answer}
    print(json.dumps(reply, default=text), flush=True)
