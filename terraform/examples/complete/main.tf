locals {
  license = try(var.licenses.required, false) ? "byol" : "payg"
}

module "fgt_asg" {
  source = "../.."

  name = var.name

  group = {
    image_id           = var.image_id
    image              = var.image_id == null ? { version = var.fortios_version, license = local.license } : null
    instance_type      = var.instance_type
    key_name           = var.key_name
    user_data          = var.user_data
    subnet_ids         = values(local.subnet_ids.untrust)
    security_group_ids = [aws_security_group.traffic.id]
    min_size           = var.min_size
    max_size           = var.max_size
  }

  network_interfaces = {
    # The interface of the launch template.
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

  licenses  = var.licenses
  hostnames = var.hostnames
  dns       = var.dns
  recycle   = var.recycle
  alarms    = { emails = { for email in var.alarm_emails : email => email } }

  lambda_zip_path = var.lambda_zip_path
  lambda_runtime  = var.lambda_runtime

  bucket_force_destroy      = !var.keep_data
  table_deletion_protection = var.keep_data

  tags = { Fleet = var.name }
}
