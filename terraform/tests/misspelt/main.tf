# Everything that has parts also has an unknown part here. A test plans this, and expects an error that names each of them.

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

# Values that a plan does not know must not hide the misspelled parts beside them.
resource "terraform_data" "later" {
  input = { subnet = "subnet-0123456789abcdef0", text = "text" }
}

locals {
  later = terraform_data.later.output
}

module "fgt_asg" {
  source = "../.."

  name            = "fgt-edge"
  lambda_zip_path = var.lambda_zip_path
  lambda_runtime  = "dotnet8"

  group = {
    misspelt           = true
    image              = { version = local.later.text, license = "byol", misspelt = true }
    instance_type      = "c6i.xlarge"
    subnet_ids         = [local.later.subnet]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
    volumes            = { "/dev/sda1" = { type = local.later.text, misspelt = true } }
    warm_pool          = { state = local.later.text, misspelt = true }
  }

  network_interfaces = {
    untrust = { device_index = 0, misspelt = true }
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = local.later.subnet }
      security_groups = ["sg-0123456789abcdef1"]
      misspelt        = true
    }
  }

  lifecycle_hooks = { misspelt = true }
  licenses        = { prefix = "${local.later.text}/", misspelt = true }
  hostnames       = { enabled = true, misspelt = true }
  dns             = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw.example.internal", interface = "trust", misspelt = true }
  alarms          = { misspelt = true }
  vpc_config      = { subnet_ids = [local.later.subnet], security_group_ids = ["sg-0123456789abcdef0"], misspelt = true }
  event_queue     = { misspelt = true }

  scaling = {
    misspelt = true
    target_tracking = {
      cpu = { target = 60, custom_metric = { namespace = local.later.text, name = "Sessions", misspelt = true }, misspelt = true }
    }
    step = {
      busy = {
        metric     = { namespace = "AWS/EC2", name = local.later.text, misspelt = true }
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
    health_check = { port = 8008, path = local.later.text, misspelt = true }
    misspelt     = true
  }

  recycle           = { strategy = "out-in", team = local.later.text, misspelt = true }
  snapshots         = { keep = { misspelt = true }, misspelt = true }
  start_command     = { document = "firewall-start", misspelt = true }
  transition_topics = { launched = local.later.text, misspelt = true }
}
