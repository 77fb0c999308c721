# A part that there is not in everything that has parts: a plan fails, and names each. The test plans it.

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

provider "aws" {
  region = var.region
}

module "fgt_asg" {
  source = "../.."

  name            = "fgt-edge"
  lambda_zip_path = var.lambda_zip_path
  lambda_runtime  = "dotnet8"

  group = {
    misspelt           = true
    image              = { version = "7.4.8", license = "byol", misspelt = true }
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
    volumes            = { "/dev/sda1" = { misspelt = true } }
    warm_pool          = { misspelt = true }
  }

  network_interfaces = {
    untrust = { device_index = 0, misspelt = true }
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
      misspelt        = true
    }
  }

  lifecycle_hooks = { misspelt = true }
  licenses        = { misspelt = true }
  hostnames       = { enabled = true, misspelt = true }
  dns             = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw.example.internal", interface = "trust", misspelt = true }
  alarms          = { misspelt = true }
  vpc_config      = { subnet_ids = ["subnet-0123456789abcdef0"], security_group_ids = ["sg-0123456789abcdef0"], misspelt = true }
  event_queue     = { misspelt = true }

  scaling = {
    misspelt = true
    target_tracking = {
      cpu = { target = 60, custom_metric = { namespace = "FortiGate", name = "Sessions", misspelt = true }, misspelt = true }
    }
    step = {
      busy = {
        metric     = { namespace = "AWS/EC2", name = "CPUUtilization", misspelt = true }
        comparison = ">="
        threshold  = 70
        steps      = [{ from = 0, change = 1, misspelt = true }]
        misspelt   = true
      }
    }
    scheduled = { morning = { recurrence = "0 6 * * 1-5", desired_capacity = 2, misspelt = true } }
  }

  target_group = {
    vpc_id       = "vpc-0123456789abcdef0"
    protocol     = "TCP"
    port         = 443
    health_check = { port = 8008, misspelt = true }
    misspelt     = true
  }

  recycle           = { strategy = "out-in", misspelt = true }
  snapshots         = { keep = { misspelt = true }, misspelt = true }
  start_command     = { document = "firewall-start", misspelt = true }
  transition_topics = { misspelt = true }
}
