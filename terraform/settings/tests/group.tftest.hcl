# Each validation of the group, with a value that only this validation refuses.

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

run "neither_group" {
  command = plan

  variables {
    group = null
  }

  expect_failures = [var.group]
}

run "both_groups" {
  command = plan

  variables {
    existing_group_name = "theirs"
  }

  expect_failures = [var.group]
}

run "instance_type_without_a_size" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "no_subnets" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = []
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "subnet_by_name" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["untrust"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "no_security_groups" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = []
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "security_group_by_name" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["traffic"]
      max_size           = 4
    }
  }

  expect_failures = [var.group]
}

run "role_for_an_instance_profile" {
  command = plan

  variables {
    group = {
      image_id                 = "ami-0123456789abcdef0"
      instance_type            = "c6i.xlarge"
      subnet_ids               = ["subnet-0123456789abcdef0"]
      security_group_ids       = ["sg-0123456789abcdef0"]
      max_size                 = 4
      iam_instance_profile_arn = "arn:aws:iam::123456789012:role/fortigate"
    }
  }

  expect_failures = [var.group]
}

run "no_hops" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      hop_limit          = 0
    }
  }

  expect_failures = [var.group]
}

run "half_a_firewall" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      desired_capacity   = 1.5
    }
  }

  expect_failures = [var.group]
}

run "negative_size" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      min_size           = -1
    }
  }

  expect_failures = [var.group]
}

run "min_above_max" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      min_size           = 5
    }
  }

  expect_failures = [var.group]
}

run "desired_above_max" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      desired_capacity   = 5
    }
  }

  expect_failures = [var.group]
}

run "unknown_health_check_type" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      health_check_type  = "PING"
    }
  }

  expect_failures = [var.group]
}

run "grace_period_negative" {
  command = plan

  variables {
    group = {
      image_id                  = "ami-0123456789abcdef0"
      instance_type             = "c6i.xlarge"
      subnet_ids                = ["subnet-0123456789abcdef0"]
      security_group_ids        = ["sg-0123456789abcdef0"]
      max_size                  = 4
      health_check_grace_period = -1
    }
  }

  expect_failures = [var.group]
}

run "target_group_by_name" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      target_group_arns  = ["gwlb"]
    }
  }

  expect_failures = [var.group]
}

run "capacity_timeout_without_a_unit" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      capacity_timeout   = "30"
    }
  }

  expect_failures = [var.group]
}

run "capacity_timeout_empty" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      capacity_timeout   = ""
    }
  }

  expect_failures = [var.group]
}

run "volume_without_a_device" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      volumes            = { log = { size = 30 } }
    }
  }

  expect_failures = [var.group]
}

run "volume_of_size_zero" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      volumes            = { "/dev/sdb" = { size = 0 } }
    }
  }

  expect_failures = [var.group]
}

run "volume_of_another_type" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      volumes            = { "/dev/sdb" = { type = "ssd" } }
    }
  }

  expect_failures = [var.group]
}

run "warm_pool_of_negative_size" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      warm_pool          = { min_size = -1 }
    }
  }

  expect_failures = [var.group]
}

run "unknown_warm_pool_state" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      warm_pool          = { state = "Asleep" }
    }
  }

  expect_failures = [var.group]
}

run "warm_pool_that_hibernates" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      warm_pool          = { state = "Hibernated" }
    }
  }

  expect_failures = [var.group]
}

run "hook_name_with_a_space" {
  command = plan

  variables {
    lifecycle_hooks = { launch_name = "at launch" }
  }

  expect_failures = [var.lifecycle_hooks]
}

run "hook_timeout_too_short" {
  command = plan

  variables {
    lifecycle_hooks = { launch_timeout = 30 }
  }

  expect_failures = [var.lifecycle_hooks]
}

run "hook_timeout_too_long" {
  command = plan

  variables {
    lifecycle_hooks = { terminate_timeout = 7201 }
  }

  expect_failures = [var.lifecycle_hooks]
}

run "no_hooks_on_the_own_group" {
  command = plan

  variables {
    lifecycle_hooks = { create = false }
  }

  expect_failures = [var.lifecycle_hooks]
}
