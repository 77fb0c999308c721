"""What is in the AWS account that the environment's variables lead to, as JSON.

    account.py inventory         what there is, by Terraform's resource types and of what comes without Terraform
    account.py function NAME     how a function is deployed: itself, what invokes it, and the fleet that it serves
"""

import json
import os
import sys

import boto3

REGION = os.environ["AWS_REGION"]


def client(service):
    return boto3.client(service, region_name=REGION)


def pages(service, operation, *keys, **arguments):
    """The items of all pages of an operation. Lists of lists below the keys become one list."""
    api = client(service)
    if not api.can_paginate(operation):
        return below(getattr(api, operation)(**arguments), *keys)
    return [item for page in api.get_paginator(operation).paginate(**arguments) for item in below(page, *keys)]


def below(page, *keys):
    items = [page]
    for key in keys:
        found = [item.get(key) or [] for item in items]
        items = [inner for item in found for inner in (item if isinstance(item, list) else [item])]
    return items


def names(service, operation, *keys, name, **arguments):
    return sorted(item[name] if name else item for item in pages(service, operation, *keys, **arguments))


def rules():
    return names("events", "list_rules", "Rules", name="Name")


def roles():
    return names("iam", "list_roles", "Roles", name="RoleName")


def inventory():
    return {
        "aws_autoscaling_group": names("autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups", name="AutoScalingGroupName"),
        "aws_cloudwatch_dashboard": names("cloudwatch", "list_dashboards", "DashboardEntries", name="DashboardName"),
        "aws_cloudwatch_event_rule": rules(),
        "aws_cloudwatch_event_target": [
            f"{rule}/{target['Id']}" for rule in rules() for target in pages("events", "list_targets_by_rule", "Targets", Rule=rule)
        ],
        "aws_cloudwatch_log_group": names("logs", "describe_log_groups", "logGroups", name="logGroupName"),
        "aws_cloudwatch_metric_alarm": names("cloudwatch", "describe_alarms", "MetricAlarms", name="AlarmName"),
        "aws_dynamodb_table": names("dynamodb", "list_tables", "TableNames", name=None),
        "aws_iam_role": roles(),
        "aws_iam_role_policy": [
            f"{role}/{policy}" for role in roles() for policy in pages("iam", "list_role_policies", "PolicyNames", RoleName=role)
        ],
        "aws_internet_gateway": names("ec2", "describe_internet_gateways", "InternetGateways", name="InternetGatewayId"),
        "aws_lambda_function": names("lambda", "list_functions", "Functions", name="FunctionName"),
        "aws_launch_template": names("ec2", "describe_launch_templates", "LaunchTemplates", name="LaunchTemplateId"),
        "aws_route_table": names("ec2", "describe_route_tables", "RouteTables", name="RouteTableId"),
        "aws_s3_bucket": names("s3", "list_buckets", "Buckets", name="Name"),
        "aws_security_group": names("ec2", "describe_security_groups", "SecurityGroups", name="GroupId"),
        "aws_sns_topic": names("sns", "list_topics", "Topics", name="TopicArn"),
        "aws_sqs_queue": names("sqs", "list_queues", "QueueUrls", name=None),
        "aws_subnet": names("ec2", "describe_subnets", "Subnets", name="SubnetId"),
        "aws_vpc": names("ec2", "describe_vpcs", "Vpcs", name="VpcId"),
        "instance": sorted(
            instance["InstanceId"]
            for instance in pages("ec2", "describe_instances", "Reservations", "Instances")
            if instance["State"]["Name"] != "terminated"
        ),
        "network interface": names("ec2", "describe_network_interfaces", "NetworkInterfaces", name="NetworkInterfaceId"),
        "address": names("ec2", "describe_addresses", "Addresses", name="AllocationId"),
        "volume": names("ec2", "describe_volumes", "Volumes", name="VolumeId"),
    }


def function(name):
    api = client("lambda")
    configuration = api.get_function_configuration(FunctionName=name)
    environment = configuration["Environment"]["Variables"]
    group = client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[environment["asg_name"]])["AutoScalingGroups"][0]
    template = client("ec2").describe_launch_template_versions(
        LaunchTemplateId=group["LaunchTemplate"]["LaunchTemplateId"], Versions=[group["LaunchTemplate"]["Version"]]
    )
    return {
        "configuration": configuration,
        "invokeConfig": api.get_function_event_invoke_config(FunctionName=name),
        "policy": json.loads(api.get_policy(FunctionName=name)["Policy"]),
        "rules": [
            {**rule, "Targets": pages("events", "list_targets_by_rule", "Targets", Rule=rule["Name"])}
            for rule in pages("events", "list_rules", "Rules")
        ],
        "notifications": client("s3").get_bucket_notification_configuration(Bucket=environment["s3_bucket_name"]),
        "table": client("dynamodb").describe_table(TableName=environment["dynamodb_table_name"])["Table"],
        "group": group,
        "hooks": client("autoscaling").describe_lifecycle_hooks(AutoScalingGroupName=group["AutoScalingGroupName"])["LifecycleHooks"],
        "launchTemplate": template["LaunchTemplateVersions"][0]["LaunchTemplateData"],
        "image": client("ec2").describe_images(
            ImageIds=[template["LaunchTemplateVersions"][0]["LaunchTemplateData"]["ImageId"]])["Images"][0],
        "vpcs": pages("ec2", "describe_vpcs", "Vpcs"),
        "subnets": pages("ec2", "describe_subnets", "Subnets"),
        "securityGroups": pages("ec2", "describe_security_groups", "SecurityGroups"),
    }


command, *arguments = sys.argv[1:]
answer = {"inventory": inventory, "function": function}[command](*arguments)
json.dump(answer, sys.stdout, default=str)
