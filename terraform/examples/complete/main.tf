data "aws_ami" "fortigate" {
  count = var.image_id == null ? 1 : 0

  most_recent = true
  owners      = ["aws-marketplace"]

  filter {
    name   = "name"
    values = ["FortiGate-VM64-AWSONDEMAND build*"]
  }

  filter {
    name   = "architecture"
    values = ["x86_64"]
  }
}

module "fgt_asg" {
  source = "../.."

  name = var.name

  group = {
    image_id           = var.image_id != null ? var.image_id : data.aws_ami.fortigate[0].id
    instance_type      = var.instance_type
    subnet_ids         = values(local.subnet_ids.untrust)
    security_group_ids = [aws_security_group.traffic.id]
    min_size           = var.size.min
    max_size           = var.size.max
  }

  network_interfaces = {
    # The launch template's own interface.
    untrust = {
      device_index      = 0
      source_dest_check = false
    }
    trust = {
      device_index    = 1
      subnet_id_map   = local.subnet_ids.trust
      security_groups = [aws_security_group.traffic.id]
    }
    mgmt = {
      device_index     = 2
      subnet_id_map    = local.subnet_ids.mgmt
      security_groups  = [aws_security_group.management.id]
      enable_public_ip = true
      description      = "management"
    }
  }

  licenses = { required = var.licenses_required }
  alarms   = { emails = var.alarm_emails }

  lambda_zip_path = var.lambda_zip_path
  lambda_runtime  = var.lambda_runtime

  bucket_force_destroy = !var.keep_data

  tags = { Fleet = var.name }
}
