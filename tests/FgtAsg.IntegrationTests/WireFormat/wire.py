"""What botocore, the AWS SDK for Python, makes of AWS's own service models.

Reads one JSON question from standard input and writes one JSON answer to standard output:

requests   [{service, operation, params}]     -> [{method, path, headers, body: {form field: value}, XML or JSON}], as botocore writes them
responses  [{service, operation}]             -> [{headers, body, parsed}], an answer with every member, and what botocore reads in it
endpoints  [{service, region, fips, dualStack}] -> [{url, signingRegion}, or null where the rules refuse]
read       {endpoint, calls: [{service, operation, params}]} -> [what boto3 reads from that endpoint, errors too]
"""

import datetime
import json
import sys
from xml.sax.saxutils import escape

import botocore.parsers
import botocore.serialize
import botocore.session
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import ClientError, EndpointProviderError

SESSION = botocore.session.get_session()
LOADER = SESSION.get_component("data_loader")


def operation_model(question):
    return SESSION.get_service_model(question["service"]).operation_model(question["operation"])


def written(question):
    model = operation_model(question)
    serializer = botocore.serialize.create_serializer(model.service_model.protocol, include_validation=True)
    request = serializer.serialize_to_request(in_model_order(question["params"], model.input_shape), model)
    body = request["body"]
    return {
        "method": request["method"],
        "path": request["url_path"],
        "headers": request["headers"],
        "body": body.decode() if isinstance(body, bytes) else body,
    }


def in_model_order(value, shape):
    """botocore writes XML in the order of the caller's dictionaries; the other SDKs in the model's, names with a capital first."""
    if shape.type_name == "structure":
        given = {key.lower(): item for key, item in value.items()}
        return {key: in_model_order(given[key.lower()], member) for key, member in shape.members.items() if key.lower() in given}
    if shape.type_name == "map":
        return {key: in_model_order(item, shape.value) for key, item in value.items()}
    if shape.type_name == "list":
        return [in_model_order(item, shape.member) for item in value]
    return value


class Sample:
    """An answer in which every member of every shape has a value, each value another one."""

    def __init__(self, model):
        self.model = model
        self.count = 0

    def text(self):
        return json.dumps(self.json(self.model.output_shape, ())) if self.model.service_model.protocol == "json" else self.xml()

    def json(self, shape, above):
        self.count += 1
        if shape.type_name == "structure":
            if shape.name in above:
                return {}
            return {key: self.json(member, (*above, shape.name)) for key, member in shape.members.items()}
        if shape.type_name == "list":
            return [self.json(shape.member, above) for _ in range(2)]
        if shape.type_name == "map":
            return {f"key-{self.count}": self.json(shape.value, above)}
        if shape.type_name == "timestamp":
            return 1770091445.25 + self.count
        if shape.type_name in ("integer", "long"):
            return self.count
        if shape.type_name == "boolean":
            return self.count % 2 == 1
        return f"<{self.count}> \u00e4 & \"so on\""

    def xml(self):
        name, protocol = self.model.name, self.model.service_model.protocol
        output = self.model.output_shape
        members = "".join(self.member(key, shape, ()) for key, shape in output.members.items()) if output else ""
        if protocol == "rest-xml":
            return f"<{name}Response>{members}</{name}Response>"
        return (
            f"<{name}Response><{name}Result>{members}</{name}Result>"
            f"<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{name}Response>"
        )

    def member(self, key, shape, above):
        tag = shape.serialization.get("name", key)
        return f"<{tag}>{self.value(shape, above)}</{tag}>"

    def value(self, shape, above):
        self.count += 1
        if shape.type_name == "structure":
            if shape.name in above:
                return ""
            return "".join(self.member(key, member, (*above, shape.name)) for key, member in shape.members.items())
        if shape.type_name == "list":
            tag = shape.member.serialization.get("name", "member")
            return "".join(f"<{tag}>{self.value(shape.member, above)}</{tag}>" for _ in range(2))
        if shape.type_name == "timestamp":
            return f"2026-02-03T04:05:{self.count % 60:02}.000Z"
        if shape.type_name in ("integer", "long", "double"):
            return str(self.count)
        if shape.type_name == "boolean":
            return "true" if self.count % 2 else "false"
        return escape(f"<{self.count}> & so on")


def answered(question):
    model = operation_model(question)
    body = Sample(model).text()
    parser = botocore.parsers.create_parser(model.service_model.protocol)
    headers = {"x-amzn-RequestId": "r-1"} if model.service_model.protocol in ("rest-xml", "json") else {}
    response = {"status_code": 200, "headers": headers, "body": body.encode()}
    return {"headers": headers, "body": body, "parsed": parser.parse(response, model.output_shape)}


def endpoint(question):
    rules = LOADER.load_service_model(question["service"], "endpoint-rule-set-1")
    provider = EndpointProvider(rules, LOADER.load_data("partitions"))
    try:
        resolved = provider.resolve_endpoint(
            Region=question["region"], UseFIPS=question["fips"], UseDualStack=question["dualStack"]
        )
    except EndpointProviderError:
        return None
    schemes = resolved.properties.get("authSchemes", [{}])
    return {"url": resolved.url, "signingRegion": schemes[0].get("signingRegion")}


def read(question):
    answers = []
    for call in question["calls"]:
        client = SESSION.create_client(
            call["service"],
            endpoint_url=question["endpoint"],
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )
        try:
            answers.append(client._make_api_call(call["operation"], call["params"]))
        except ClientError as error:
            answers.append(error.response)
    return answers


def text_of(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    raise TypeError(type(value))


question = json.load(sys.stdin)
kind = question["kind"]
if kind == "read":
    answer = read(question)
else:
    answer = [{"requests": written, "responses": answered, "endpoints": endpoint}[kind](item) for item in question["items"]]
json.dump(answer, sys.stdout, default=text_of)
