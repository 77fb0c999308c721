"""A plain script that launches one firewall: boto3, one call after another, without checks, retries or undo.

Each event starts it anew, with the environment variables of the function. The event is a JSON document on the first line of standard input.
It prints one line when the launch is complete, and then waits for the end of standard input, so that its resource usage can be read.
"""
import json
import os
import sys
import time
import uuid

import boto3

ec2 = boto3.client("ec2")
s3 = boto3.client("s3")
dynamodb = boto3.client("dynamodb")
autoscaling = boto3.client("autoscaling")

TRACK_FILE = "intf_track.json"


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def create_interfaces(instance, group):
    """Every configured interface but the launch template's, attached; the allocation of the one that wants an Elastic IP."""
    instance_id = instance["InstanceId"]
    zone = instance["Placement"]["AvailabilityZone"]
    for name, wanted in json.loads(os.environ["network_interfaces"]).items():
        if wanted["device_index"] == 0:
            primary = next(i for i in instance["NetworkInterfaces"] if i["Attachment"]["DeviceIndex"] == 0)
            ec2.modify_network_interface_attribute(
                NetworkInterfaceId=primary["NetworkInterfaceId"], SourceDestCheck={"Value": False})
            continue

        tags = [
            {"Key": "fgt-asg:group", "Value": group},
            {"Key": "fgt-asg:instance-id", "Value": instance_id},
            {"Key": "fgt-asg:interface", "Value": name},
            {"Key": "Name", "Value": f"{group}-{name}"},
        ]
        interface_id = ec2.create_network_interface(
            SubnetId=wanted["subnet_id_map"][zone],
            Description=wanted.get("description", ""),
            Groups=wanted.get("security_groups", []),
            TagSpecifications=[{"ResourceType": "network-interface", "Tags": tags}],
        )["NetworkInterface"]["NetworkInterfaceId"]
        attachment_id = ec2.attach_network_interface(
            NetworkInterfaceId=interface_id, InstanceId=instance_id, DeviceIndex=wanted["device_index"])["AttachmentId"]
        ec2.modify_network_interface_attribute(
            NetworkInterfaceId=interface_id, Attachment={"AttachmentId": attachment_id, "DeleteOnTermination": True})
        ec2.modify_network_interface_attribute(NetworkInterfaceId=interface_id, SourceDestCheck={"Value": False})
        if wanted.get("enable_public_ip"):
            allocation_id = ec2.allocate_address(
                Domain="vpc", TagSpecifications=[{"ResourceType": "elastic-ip", "Tags": tags}])["AllocationId"]
            ec2.associate_address(AllocationId=allocation_id, NetworkInterfaceId=interface_id)


def claim(table, pool, instance_id, group):
    """The name of the longest free one."""
    free = dynamodb.query(
        TableName=table,
        IndexName="available",
        KeyConditionExpression="#Pool = :pool AND AvailableSince <= :now",
        ExpressionAttributeNames={"#Pool": "Pool"},
        ExpressionAttributeValues={":pool": {"S": pool}, ":now": {"S": now()}},
        Limit=1,
    )["Items"][0]["Category"]["S"]
    dynamodb.update_item(
        TableName=table,
        Key={"Category": {"S": free}},
        UpdateExpression="SET InstanceId = :instance, AutoScalingGroupName = :group, ClaimedAt = :now REMOVE #Pool, AvailableSince",
        ConditionExpression="attribute_exists(#Pool)",
        ExpressionAttributeNames={"#Pool": "Pool"},
        ExpressionAttributeValues={":instance": {"S": instance_id}, ":group": {"S": group}, ":now": {"S": now()}},
    )
    return free.split("#")[1]


def track(bucket, instance_id, interfaces):
    """Adds the instance to the track file, under the lock in its tags."""
    s3.get_object_tagging(Bucket=bucket, Key=TRACK_FILE)
    s3.put_object_tagging(
        Bucket=bucket, Key=TRACK_FILE, Tagging={"TagSet": [{"Key": "lock_id", "Value": str(uuid.uuid4())}]})
    tracked = json.loads(s3.get_object(Bucket=bucket, Key=TRACK_FILE)["Body"].read())
    tracked[instance_id] = {str(i["Attachment"]["DeviceIndex"]): i for i in interfaces}
    s3.put_object(Bucket=bucket, Key=TRACK_FILE, Body=json.dumps(tracked, indent=2, default=str))
    s3.put_object_tagging(Bucket=bucket, Key=TRACK_FILE, Tagging={"TagSet": [{"Key": "lock_id", "Value": ""}]})


def launch(detail):
    instance_id = detail["EC2InstanceId"]
    group = detail["AutoScalingGroupName"]
    table = os.environ["dynamodb_table_name"]

    instance = ec2.describe_instances(InstanceIds=[instance_id])["Reservations"][0]["Instances"][0]
    create_interfaces(instance, group)
    license_id = claim(table, "license", instance_id, group)
    hostname = claim(table, "hostname", instance_id, group)
    record = {
        "Category": {"S": f"instance#{instance_id}"},
        "AutoScalingGroupName": {"S": group},
        "State": {"S": "InService"},
        "LaunchingAt": {"S": now()},
        "InServiceAt": {"S": now()},
        "License": {"S": license_id},
        "Hostname": {"S": hostname},
    }
    dynamodb.put_item(TableName=table, Item=record)
    ec2.create_tags(
        Resources=[instance_id], Tags=[{"Key": "Name", "Value": hostname}, {"Key": "Hostname", "Value": hostname}])
    interfaces = ec2.describe_network_interfaces(
        Filters=[{"Name": "attachment.instance-id", "Values": [instance_id]}])["NetworkInterfaces"]
    track(os.environ["s3_bucket_name"], instance_id, interfaces)
    autoscaling.complete_lifecycle_action(
        LifecycleHookName=detail["LifecycleHookName"],
        AutoScalingGroupName=group,
        LifecycleActionToken=detail["LifecycleActionToken"],
        LifecycleActionResult="CONTINUE",
    )
    return {"status": "completed", "instanceId": instance_id, "license": license_id, "hostname": hostname}


print(json.dumps(launch(json.loads(sys.stdin.readline())["detail"])), flush=True)
sys.stdin.read()
