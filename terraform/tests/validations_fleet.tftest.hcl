# Every validation of what the fleet has and where it is kept, by a value that only it refuses.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name            = "fgt-edge"
  lambda_zip_path = "./versions.tf"
  lambda_runtime  = "dotnet8"

  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
  }

  network_interfaces = {
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
    }
  }
}

run "name_in_capitals" {
  command = plan

  variables {
    name = "Edge"
  }

  expect_failures = [var.name]
}

run "name_too_short_for_a_launch_template" {
  command = plan

  variables {
    name = "fw"
  }

  expect_failures = [var.name]
}

run "name_too_long" {
  command = plan

  variables {
    name = "a23456789-123456789-123456789-123"
  }

  expect_failures = [var.name]
}

run "tag_of_the_functions" {
  command = plan

  variables {
    tags = { "fgt-asg:group" = "other" }
  }

  expect_failures = [var.tags]
}

run "tag_of_aws" {
  command = plan

  variables {
    tags = { "aws:x" = "y" }
  }

  expect_failures = [var.tags]
}

run "tag_that_the_function_writes" {
  command = plan

  variables {
    tags = { Hostname = "fw" }
  }

  expect_failures = [var.tags]
}

run "license_prefix_without_a_slash" {
  command = plan

  variables {
    licenses = { prefix = "licenses" }
  }

  expect_failures = [var.licenses]
}

run "license_prefix_from_the_root" {
  command = plan

  variables {
    licenses = { prefix = "/licenses/" }
  }

  expect_failures = [var.licenses]
}

run "cooldown_of_half_a_minute" {
  command = plan

  variables {
    licenses = { cooldown_minutes = 0.5 }
  }

  expect_failures = [var.licenses]
}

run "cooldown_above_a_week" {
  command = plan

  variables {
    licenses = { cooldown_minutes = 10081 }
  }

  expect_failures = [var.licenses]
}

run "licenses_exhausted_otherwise" {
  command = plan

  variables {
    licenses = { when_exhausted = "wait" }
  }

  expect_failures = [var.licenses]
}

run "warn_below_what_is_counted" {
  command = plan

  variables {
    licenses = { warn_below = 101 }
  }

  expect_failures = [var.licenses]
}

run "hostnames_exhausted_otherwise" {
  command = plan

  variables {
    hostnames = { when_exhausted = "wait" }
  }

  expect_failures = [var.hostnames]
}

run "hostname_tags_in_capitals" {
  command = plan

  variables {
    hostnames = { enabled = true, tags = "FQDN" }
    dns       = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw.example.internal", interface = "trust" }
  }

  expect_failures = [var.hostnames]
}

run "zone_id_with_a_path" {
  command = plan

  variables {
    hostnames = { enabled = true }
    dns       = { zone_id = "/hostedzone/Z0123456789ABCDEFGHIJ", zone_name = "fw.example.internal", interface = "trust" }
  }

  expect_failures = [var.dns]
}

run "zone_name_with_an_underscore" {
  command = plan

  variables {
    hostnames = { enabled = true }
    dns       = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw_example.internal", interface = "trust" }
  }

  expect_failures = [var.dns]
}

run "dns_of_no_interface" {
  command = plan

  variables {
    hostnames = { enabled = true }
    dns       = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw.example.internal", interface = "mgmt" }
  }

  expect_failures = [var.dns]
}

run "dns_ttl_negative" {
  command = plan

  variables {
    hostnames = { enabled = true }
    dns       = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw.example.internal", interface = "trust", ttl = -1 }
  }

  expect_failures = [var.dns]
}

run "dns_without_hostnames" {
  command = plan

  variables {
    dns = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw.example.internal", interface = "trust" }
  }

  expect_failures = [var.dns]
}

run "sweep_schedule_in_words" {
  command = plan

  variables {
    sweep_schedule = "every hour"
  }

  expect_failures = [var.sweep_schedule]
}

run "sweep_without_a_guard" {
  command = plan

  variables {
    sweep_guard_minutes = 0
  }

  expect_failures = [var.sweep_guard_minutes]
}

run "sweep_guard_of_more_than_a_day" {
  command = plan

  variables {
    sweep_guard_minutes = 1441
  }

  expect_failures = [var.sweep_guard_minutes]
}

run "sweep_schedule_with_a_wrong_plural" {
  command = plan

  variables {
    sweep_schedule = "rate(1 hours)"
  }

  expect_failures = [var.sweep_schedule]
}

run "bucket_name_with_a_dot" {
  command = plan

  variables {
    bucket_name = "edge.example"
  }

  expect_failures = [var.bucket_name]
}

run "old_versions_for_no_time" {
  command = plan

  variables {
    bucket_old_versions_days = 0
  }

  expect_failures = [var.bucket_old_versions_days]
}

run "kms_key_by_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/fleet"
  }

  expect_failures = [var.kms_key_arn]
}

run "email_without_a_domain" {
  command = plan

  variables {
    alarms = { emails = ["netops"] }
  }

  expect_failures = [var.alarms]
}

run "topic_by_name" {
  command = plan

  variables {
    alarms = { topic_arns = ["netops"] }
  }

  expect_failures = [var.alarms]
}

run "emails_without_alarms" {
  command = plan

  variables {
    alarms = { enabled = false, emails = ["netops@example.com"] }
  }

  expect_failures = [var.alarms]
}
