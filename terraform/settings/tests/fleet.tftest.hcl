# Each validation of the fleet and its storage, with a value that only this validation refuses.

variables {
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

run "unknown_when_licenses_are_exhausted" {
  command = plan

  variables {
    licenses = { when_exhausted = "wait" }
  }

  expect_failures = [var.licenses]
}

run "warn_below_above_the_maximum" {
  command = plan

  variables {
    licenses = { warn_below = 101 }
  }

  expect_failures = [var.licenses]
}

run "unknown_when_hostnames_are_exhausted" {
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

run "dns_of_an_unknown_interface" {
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

run "email_without_a_domain" {
  command = plan

  variables {
    alarms = { emails = { netops = "netops" } }
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
    alarms = { enabled = false, emails = { netops = "netops@example.com" } }
  }

  expect_failures = [var.alarms]
}
