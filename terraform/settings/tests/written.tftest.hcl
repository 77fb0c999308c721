# An unknown part in each variable with parts, and in each part with parts of its own.

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

run "licenses" {
  command = plan

  variables {
    written = { licenses = ["require"] }
  }

  expect_failures = [var.written]
}

run "hostnames" {
  command = plan

  variables {
    written = { hostnames = ["pool"] }
  }

  expect_failures = [var.written]
}

run "dns" {
  command = plan

  variables {
    dns       = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "fw.internal", interface = "trust" }
    hostnames = { enabled = true }
    written   = { dns = ["zone_id", "tll"] }
  }

  expect_failures = [var.written]
}

run "alarms" {
  command = plan

  variables {
    written = { alarms = ["email"] }
  }

  expect_failures = [var.written]
}

run "vpc_config" {
  command = plan

  variables {
    vpc_config = { subnet_ids = ["subnet-0123456789abcdef0"], security_group_ids = ["sg-0123456789abcdef0"] }
    written    = { vpc_config = ["subnet_ids", "subnets"] }
  }

  expect_failures = [var.written]
}

run "lifecycle_hooks" {
  command = plan

  variables {
    written = { lifecycle_hooks = ["launch_time_out"] }
  }

  expect_failures = [var.written]
}

run "recycle" {
  command = plan

  variables {
    recycle = { strategy = "out-in" }
    written = { recycle = ["strategy", "dryrun"] }
  }

  expect_failures = [var.written]
}

run "snapshots" {
  command = plan

  variables {
    snapshots = {}
    written   = { snapshots = ["region"] }
  }

  expect_failures = [var.written]
}

run "snapshots_keep" {
  command = plan

  variables {
    snapshots = {}
    written   = { "snapshots.keep" = ["counts"] }
  }

  expect_failures = [var.written]
}

run "start_command" {
  command = plan

  variables {
    start_command = { document = "firewall-start" }
    written       = { start_command = ["document", "parameter"] }
  }

  expect_failures = [var.written]
}

run "transition_topics" {
  command = plan

  variables {
    transition_topics = {}
    written           = { transition_topics = ["launch"] }
  }

  expect_failures = [var.written]
}

run "group" {
  command = plan

  variables {
    written = { group = ["ami"] }
  }

  expect_failures = [var.written]
}

run "group_warm_pool" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      warm_pool          = {}
    }
    written = { "group.warm_pool" = ["size"] }
  }

  expect_failures = [var.written]
}

run "group_volumes__dev_sda1" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      volumes            = { "/dev/sda1" = {} }
    }
    written = { "group.volumes./dev/sda1" = ["sise"] }
  }

  expect_failures = [var.written]
}

run "network_interfaces_trust" {
  command = plan

  variables {
    written = { "network_interfaces.trust" = ["enable_publicip"] }
  }

  expect_failures = [var.written]
}

run "group_image" {
  command = plan

  variables {
    group = {
      image              = { version = "7.4.8" }
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
    written = { "group.image" = ["versions"] }
  }

  expect_failures = [var.written]
}

run "scaling" {
  command = plan

  variables {
    written = { scaling = ["tracking"] }
  }

  expect_failures = [var.written]
}

run "scaling_target_tracking" {
  command = plan

  variables {
    scaling = { target_tracking = { cpu = { target = 50, metric = "ASGAverageCPUUtilization" } } }
    written = { "scaling.target_tracking.cpu" = ["warmup"] }
  }

  expect_failures = [var.written]
}

run "scaling_custom_metric" {
  command = plan

  variables {
    scaling = { target_tracking = { cpu = { target = 50, custom_metric = { namespace = "a", name = "b" } } } }
    written = { "scaling.target_tracking.cpu.custom_metric" = ["dimension"] }
  }

  expect_failures = [var.written]
}

run "scaling_step" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 0, change = 1 }]
        }
      }
    }
    written = { "scaling.step.busy" = ["cooldown"] }
  }

  expect_failures = [var.written]
}

run "scaling_step_metric" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 0, change = 1 }]
        }
      }
    }
    written = { "scaling.step.busy.metric" = ["stat"] }
  }

  expect_failures = [var.written]
}

run "scaling_step_steps" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 0, change = 1 }]
        }
      }
    }
    written = { "scaling.step.busy.steps[0]" = ["upto"] }
  }

  expect_failures = [var.written]
}

run "scaling_scheduled" {
  command = plan

  variables {
    scaling = { scheduled = { morning = { recurrence = "0 6 * * 1-5", desired_capacity = 2 } } }
    written = { "scaling.scheduled.morning" = ["minimum"] }
  }

  expect_failures = [var.written]
}

run "target_group" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 443, health_check = { port = 8008 } }
    written      = { target_group = ["vpc"] }
  }

  expect_failures = [var.written]
}

run "target_group_health_check" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 443, health_check = { port = 8008 } }
    written      = { "target_group.health_check" = ["time_out"] }
  }

  expect_failures = [var.written]
}

run "event_queue" {
  command = plan

  variables {
    event_queue = {}
    written     = { event_queue = ["concurrency"] }
  }

  expect_failures = [var.written]
}
