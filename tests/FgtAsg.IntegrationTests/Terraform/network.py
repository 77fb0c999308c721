"""Makes a VPC as a network team would have made it before any firewall, and prints its ids as the variables of examples/existing-vpc."""

import json
import os
import sys

import boto3

ROLES = ("untrust", "trust", "mgmt")

region = os.environ["AWS_REGION"]
ec2 = boto3.client("ec2", region_name=region)
vpc = ec2.create_vpc(CidrBlock="10.20.0.0/16")["Vpc"]["VpcId"]


def subnet(number, zone):
    made = ec2.create_subnet(VpcId=vpc, AvailabilityZone=region + zone, CidrBlock=f"10.20.{number}.0/24")
    return made["Subnet"]["SubnetId"]


variables = {f"{role}_subnet_ids": [subnet(2 * r + z, zone) for z, zone in enumerate("ab")] for r, role in enumerate(ROLES)}
json.dump({"vpc_id": vpc, **variables}, sys.stdout)
