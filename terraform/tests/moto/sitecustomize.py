"""Corrections to moto 5.2, so that a plan after an apply is empty.

Python imports this file at the start of each process whose PYTHONPATH names this folder. Start moto with it for a test with Terraform.

moto does not return some values that Terraform reads back:

- Lambda: moto accepts LoggingConfig, SnapStart and KMSKeyArn, but does not return them.
- Lambda: if an asynchronous invoke config is put twice, moto returns the first one.
- Auto Scaling: moto returns every hook with the role and notification target of an example.
- SQS: moto adds spaces to a redrive policy.
- EC2: moto returns a launch template's own tags as tags for the resources that it launches.

moto lacks some data:

- EC2: the AWS Marketplace's images of FortiGate, of which two versions are added here.

moto does some things that a test with a deployment cannot use:

- S3: moto applies a Deny statement whatever its condition. So a policy against plain HTTP denies everything. Here plain HTTP on loopback
  counts as TLS.
- S3: for a bucket's notification, moto runs the function itself in a container. The test delivers the notification to the built function
  instead.
"""

import hashlib
import json

from moto.autoscaling import models as autoscaling
from moto.awslambda import models as awslambda
from moto.ec2.models import amis
from moto.ec2.responses import launch_templates
from moto.iam.access_control import IAMPolicyStatement, PermissionResult
from moto.s3 import notifications
from moto.sqs import models as sqs

KEPT = ("LoggingConfig", "KMSKeyArn")
FORTIOS = {"7.4.7": "build2731", "7.4.8": "build2795"}
ONLY_TLS = {"Bool": {"aws:SecureTransport": "false"}}

plain_init = awslambda.LambdaFunction.__init__
plain_update = awslambda.LambdaFunction.update_configuration
plain_configuration = awslambda.LambdaFunction.get_configuration
plain_put_invoke_config = awslambda.LambdaBackend.put_function_event_invoke_config
plain_hook = autoscaling.LifecycleHook.__init__
plain_create_template = launch_templates.LaunchTemplates.create_launch_template
plain_load_images = amis.AmiBackend._load_amis
plain_queue_attributes = sqs.Queue.attributes.fget
plain_is_permitted = IAMPolicyStatement.is_action_permitted


def init(self, account_id, spec, region, *args, **kwargs):
    self.told = dict(spec)
    plain_init(self, account_id, spec, region, *args, **kwargs)


def update_configuration(self, config_updates):
    self.told = {**self.told, **config_updates}
    return plain_update(self, config_updates)


def get_configuration(self, *args, **kwargs):
    configuration = plain_configuration(self, *args, **kwargs)
    configuration.update({key: self.told[key] for key in KEPT if self.told.get(key)})
    if self.told.get("SnapStart"):
        is_published = str(self.version) != "$LATEST"
        configuration["SnapStart"] = {**self.told["SnapStart"], "OptimizationStatus": "On" if is_published else "Off"}
    return configuration


def put_invoke_config(self, function_name, config):
    self.get_function(function_name).event_invoke_config.clear()
    return plain_put_invoke_config(self, function_name, config)


def hook(self, *args, **kwargs):
    plain_hook(self, *args, **kwargs)
    self.role_arn = self.notification_target_arn = None


def queue_attributes(self):
    attributes = plain_queue_attributes(self)
    if attributes.get("RedrivePolicy"):
        attributes["RedrivePolicy"] = json.dumps(json.loads(attributes["RedrivePolicy"]), separators=(",", ":"))
    return attributes


def create_launch_template(self):
    result = plain_create_template(self)
    name = self._get_param("LaunchTemplateName")
    data = self.ec2_backend.get_launch_template_by_name(name).default_version().data
    launched = [spec for spec in data.get("TagSpecifications", []) if spec["ResourceType"] != "launch-template"]
    data["TagSpecifications"] = launched
    return result


def load_images(self):
    plain_load_images(self)
    for platform, architecture in (("VM64", "x86_64"), ("VMARM64", "arm64")):
        for product in ("AWS", "AWSONDEMAND"):
            for version, build in FORTIOS.items():
                name = f"FortiGate-{platform}-{product} {build} ({version}) GA-00000000-0000-0000-0000-000000000000"
                image_id = "ami-" + hashlib.sha256(name.encode()).hexdigest()[:17]
                self.amis[image_id] = amis.Ami(
                    self, image_id, name=name, description=name, owner_id="679593333241", owner_alias="aws-marketplace", public=True,
                    virtualization_type="hvm", architecture=architecture, hypervisor="xen",
                )


def is_action_permitted(self, *args, **kwargs):
    if self._statement.get("Condition") == ONLY_TLS:
        return PermissionResult.NEUTRAL
    return plain_is_permitted(self, *args, **kwargs)


awslambda.LambdaFunction.__init__ = init
awslambda.LambdaFunction.update_configuration = update_configuration
awslambda.LambdaFunction.get_configuration = get_configuration
awslambda.LambdaBackend.put_function_event_invoke_config = put_invoke_config
autoscaling.LifecycleHook.__init__ = hook
amis.AmiBackend._load_amis = load_images
sqs.Queue.attributes = property(queue_attributes)
launch_templates.LaunchTemplates.create_launch_template = create_launch_template
IAMPolicyStatement.is_action_permitted = is_action_permitted
notifications._invoke_awslambda = lambda *_: None
