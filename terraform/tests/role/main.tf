# A fleet with all features, which is only planned. A test compares its role's policies with the calls that the function makes.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

variable "region" {
  type    = string
  default = "us-east-1"
}

variable "lambda_zip_path" {
  type = string
}

variable "zone_id" {
  type = string
}

variable "zone_name" {
  type = string
}

variable "launch_template_id" {
  type = string
}

provider "aws" {
  region = var.region
}

data "aws_subnet" "default" {
  for_each = toset(["${var.region}a", "${var.region}b"])

  availability_zone = each.value
  default_for_az    = true
}

locals {
  subnet_ids     = { for zone, subnet in data.aws_subnet.default : zone => subnet.id }
  security_group = "sg-0123456789abcdef0"
}

# The import makes the template's id known in the plan. The role's policy names it.
import {
  to = module.fgt_asg.aws_launch_template.this[0]
  id = var.launch_template_id
}

module "fgt_asg" {
  source = "../.."

  name = "fgt-asg-demo"

  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = values(local.subnet_ids)
    security_group_ids = [local.security_group]
    max_size           = 4
    warm_pool          = { reuse_on_scale_in = true }
  }

  network_interfaces = {
    untrust = { device_index = 0, source_dest_check = false }
    trust   = { device_index = 1, subnet_id_map = local.subnet_ids, security_groups = [local.security_group] }
    mgmt    = { device_index = 2, subnet_id_map = local.subnet_ids, security_groups = [local.security_group], enable_public_ip = true }
  }

  licenses  = { required = true }
  hostnames = { enabled = true }
  dns       = { zone_id = var.zone_id, zone_name = var.zone_name, interface = "mgmt" }

  recycle   = { strategy = "out-in" }
  snapshots = {}

  start_command = { document = "firewall-start", parameters = { name = ["$${hostname}"] } }
  transition_topics = {
    for name in ["launched", "running", "terminating"] : name => "arn:aws:sns:${var.region}:123456789012:fgt-asg-demo-${name}"
  }

  lambda_zip_path = var.lambda_zip_path
  lambda_runtime  = "dotnet8"
}
