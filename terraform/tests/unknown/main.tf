# Every variable gets a value from a resource of the same configuration, which a plan does not know. A plan only has to know what decides
# which resources exist: whether an object is null, the keys of a map, the length of a list, and switches like `dashboard`. This is only
# planned.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

variable "own_group" {
  type = bool
}

variable "image_by_version" {
  type    = bool
  default = false
}

resource "terraform_data" "later" {
  input = {
    name           = "fgt-edge"
    text           = "text"
    zip            = "${path.module}/main.tf"
    image          = "ami-0123456789abcdef0"
    subnet         = "subnet-0123456789abcdef0"
    security_group = "sg-0123456789abcdef0"
    vpc            = "vpc-0123456789abcdef0"
    address        = "eipalloc-0123456789abcdef0"
    pool           = "ipv4pool-ec2-0123456789abcdef0"
    ip             = "10.0.1.10"
    profile        = "arn:aws:iam::123456789012:instance-profile/firewall"
    role           = "arn:aws:iam::123456789012:role/firewall"
    key            = "arn:aws:kms:us-east-1:123456789012:key/0123"
    topic          = "arn:aws:sns:us-east-1:123456789012:topic"
    target_group   = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/edge/0123"
    email          = "netops@example.com"
    zone_id        = "Z0123456789ABCDEFGHIJ"
    zone_name      = "fw.example.internal"
    instance_type  = "c6i.xlarge"
    rate           = "rate(1 hour)"
    window         = "Mon-Fri 08:00-18:00 Europe/Zurich"
    strategy       = "out-in-timed"
    cron           = "0 6 * * 1-5"
    log_level      = "INFO"
    runtime        = "dotnet8"
    architecture   = "x86_64"
    region         = "us-east-1"
    yes            = true
    one            = 1
    two            = 2
    sixty          = 60
    three_hundred  = 300
    six_hundred    = 600
    memory         = 512
    thirty         = 30
    thousand       = 1800
  }
}

locals {
  later = terraform_data.later.output

  group = {
    image_id                    = var.image_by_version ? null : local.later.image
    image                       = var.image_by_version ? { version = local.later.text, license = local.later.text } : null
    instance_type               = local.later.instance_type
    subnet_ids                  = [local.later.subnet]
    security_group_ids          = [local.later.security_group]
    associate_public_ip_address = local.later.yes
    key_name                    = local.later.text
    user_data                   = sensitive(local.later.text)
    iam_instance_profile_arn    = local.later.profile
    hop_limit                   = local.later.one
    min_size                    = local.later.one
    max_size                    = local.later.two
    health_check_type           = "ELB"
    health_check_grace_period   = local.later.six_hundred
    target_group_arns           = [local.later.target_group]
    capacity_timeout            = local.later.text
    volumes = {
      "/dev/sda1" = { size = local.later.thirty, type = local.later.text, encrypted = local.later.yes, kms_key_arn = local.later.key }
    }
    warm_pool = {
      min_size          = local.later.one
      max_prepared      = local.later.two
      state             = local.later.text
      reuse_on_scale_in = local.later.yes
    }
  }
}

module "fgt_asg" {
  source = "../.."

  name = local.later.name
  tags = { Owner = local.later.text }

  group               = var.own_group ? local.group : null
  existing_group_name = var.own_group ? null : local.later.name

  lifecycle_hooks = {
    launch_name       = local.later.name
    terminate_name    = local.later.text
    launch_timeout    = local.later.thousand
    terminate_timeout = local.later.thousand
  }

  network_interfaces = {
    untrust = {
      device_index      = 0
      source_dest_check = local.later.yes
      enable_public_ip  = local.later.yes
      public_ipv4_pool  = local.later.pool
    }
    trust = {
      device_index       = 1
      subnet_id_map      = { us-east-1a = local.later.subnet }
      security_groups    = [local.later.security_group]
      private_ips        = [local.later.ip]
      description        = local.later.text
      ipv6_address_count = local.later.one
      to_gwlb            = local.later.yes
      mgmt_intf          = local.later.yes
      vdom               = local.later.text
    }
    mgmt = {
      device_index    = 2
      subnet_id_map   = { us-east-1a = local.later.subnet }
      security_groups = [local.later.security_group]
      existing_eip_id = local.later.address
    }
  }
  sg_allow_lambda            = local.later.security_group
  mgmt_intf_index            = local.later.two
  manage_untagged_interfaces = local.later.yes

  licenses = {
    required         = true
    prefix           = "${local.later.text}/"
    cooldown_minutes = local.later.sixty
    when_exhausted   = local.later.text
    warn_below       = local.later.two
  }
  hostnames = { enabled = true, when_exhausted = local.later.text, tags = local.later.text }
  dns       = { zone_id = local.later.zone_id, zone_name = local.later.zone_name, interface = local.later.text, ttl = local.later.sixty }

  scaling = {
    target_tracking = {
      cpu = { target = local.later.sixty, metric = local.later.text, warmup_seconds = local.later.three_hundred }
      sessions = {
        target        = local.later.thousand
        custom_metric = { namespace = local.later.text, name = local.later.text, dimensions = { Fleet = local.later.text } }
      }
    }
    step = {
      busy = {
        metric             = { namespace = local.later.text, name = local.later.text }
        comparison         = ">="
        threshold          = local.later.sixty
        period             = local.later.sixty
        evaluation_periods = local.later.two
        steps = [
          { from = local.later.one, to = local.later.two, change = local.later.two }, { from = local.later.two, change = local.later.two },
        ]
      }
    }
    scheduled = { morning = { recurrence = local.later.cron, time_zone = local.later.text, desired_capacity = local.later.two } }
  }
  target_group = {
    vpc_id               = local.later.vpc
    protocol             = local.later.text
    port                 = local.later.six_hundred
    deregistration_delay = local.later.sixty
    health_check         = { port = local.later.six_hundred, protocol = local.later.text, interval = local.later.thirty }
  }

  recycle = {
    strategy             = local.later.strategy
    on_update            = local.later.yes
    dry_run              = local.later.yes
    exclusion_window     = local.later.window
    team                 = local.later.text
    slack_channel        = local.later.text
    notify_pager_duty    = local.later.yes
    drift_schedule       = local.later.rate
    deadline_minutes     = local.later.sixty
    failure_budget       = local.later.two
    poll_seconds         = local.later.sixty
    other_state_machines = [local.later.text]
    pass_role_arns       = [local.later.role]
  }
  snapshots = {
    regions      = [local.later.region]
    selection    = local.later.text
    schedule     = local.later.rate
    slot_minutes = local.later.sixty
    keep         = { count = local.later.two, days = local.later.thirty, minimum = local.later.one }
  }
  start_command = {
    document        = local.later.text
    parameters      = { name = [sensitive(local.later.text)] }
    timeout_seconds = local.later.sixty
  }
  transition_topics = { launched = local.later.topic, running = local.later.topic, terminating = local.later.topic }

  event_queue  = { maximum_concurrency = local.later.two, batch_size = local.later.two, max_receive_count = local.later.two }
  event_topics = true

  bucket_name               = local.later.name
  bucket_force_destroy      = local.later.yes
  bucket_old_versions_days  = local.later.thirty
  table_deletion_protection = local.later.yes
  kms_key_arn               = local.later.key

  sweep_schedule      = local.later.rate
  sweep_guard_minutes = local.later.sixty

  alarms    = { enabled = true, emails = { netops = local.later.email }, topic_arns = [local.later.topic] }
  dashboard = true

  lambda_zip_path             = var.own_group ? local.later.zip : null
  lambda_s3_bucket            = var.own_group ? null : local.later.name
  lambda_s3_key               = var.own_group ? null : local.later.text
  lambda_s3_object_version    = var.own_group ? null : local.later.text
  lambda_runtime              = local.later.runtime
  lambda_architecture         = local.later.architecture
  lambda_memory_mb            = local.later.memory
  lambda_timeout_seconds      = local.later.six_hundred
  lambda_reserved_concurrency = local.later.two
  snap_start                  = true
  vpc_config                  = { subnet_ids = [local.later.subnet], security_group_ids = [local.later.security_group] }
  log_level                   = local.later.log_level
  log_retention_days          = local.later.thirty
}
