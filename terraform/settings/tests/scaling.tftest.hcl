# Each validation of scaling and of the target group, with a value that only this validation refuses.

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

run "policy_name_with_a_space" {
  command = plan

  variables {
    scaling = { target_tracking = { "cpu load" = { target = 50, metric = "ASGAverageCPUUtilization" } } }
  }

  expect_failures = [var.scaling]
}

run "one_name_for_two_policies" {
  command = plan

  variables {
    scaling = {
      target_tracking = { cpu = { target = 50, metric = "ASGAverageCPUUtilization" } }
      step = {
        cpu = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 0, change = 1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "no_metric" {
  command = plan

  variables {
    scaling = { target_tracking = { cpu = { target = 50 } } }
  }

  expect_failures = [var.scaling]
}

run "two_metrics" {
  command = plan

  variables {
    scaling = {
      target_tracking = { cpu = { target = 50, metric = "ASGAverageCPUUtilization", custom_metric = { namespace = "a", name = "b" } } }
    }
  }

  expect_failures = [var.scaling]
}

run "unknown_metric" {
  command = plan

  variables {
    scaling = { target_tracking = { cpu = { target = 50, metric = "CPUUtilization" } } }
  }

  expect_failures = [var.scaling]
}

run "requests_without_a_label" {
  command = plan

  variables {
    scaling = { target_tracking = { cpu = { target = 50, metric = "ALBRequestCountPerTarget" } } }
  }

  expect_failures = [var.scaling]
}

run "label_without_requests" {
  command = plan

  variables {
    scaling = { target_tracking = { cpu = { target = 50, metric = "ASGAverageCPUUtilization", resource_label = "app/x" } } }
  }

  expect_failures = [var.scaling]
}

run "target_of_zero" {
  command = plan

  variables {
    scaling = { target_tracking = { cpu = { target = 0, metric = "ASGAverageCPUUtilization" } } }
  }

  expect_failures = [var.scaling]
}

run "comparison_in_words" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = "above"
          threshold  = 70
          steps      = [{ from = 0, change = 1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "odd_period" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          period     = 90
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 0, change = 1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "evaluation_of_more_than_a_day" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric             = { namespace = "AWS/EC2", name = "CPUUtilization" }
          period             = 3600
          evaluation_periods = 25
          comparison         = ">="
          threshold          = 70
          steps              = [{ from = 0, change = 1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "no_steps" {
  command = plan

  variables {
    scaling = {
      step = { busy = { metric = { namespace = "AWS/EC2", name = "CPUUtilization" }, comparison = ">=", threshold = 70, steps = [] } }
    }
  }

  expect_failures = [var.scaling]
}

run "step_without_bounds" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = { metric = { namespace = "AWS/EC2", name = "CPUUtilization" }, comparison = ">=", threshold = 70, steps = [{ change = 1 }] }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "step_backwards" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 10, to = 5, change = 1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "unknown_adjustment_type" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric          = { namespace = "AWS/EC2", name = "CPUUtilization" }
          adjustment_type = "Percent"
          comparison      = ">="
          threshold       = 70
          steps           = [{ from = 0, change = 1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "recurrence_of_eventbridge" {
  command = plan

  variables {
    scaling = { scheduled = { morning = { desired_capacity = 2, recurrence = "cron(0 6 * * ? *)" } } }
  }

  expect_failures = [var.scaling]
}

run "action_that_sets_nothing" {
  command = plan

  variables {
    scaling = { scheduled = { morning = { recurrence = "0 6 * * 1-5" } } }
  }

  expect_failures = [var.scaling]
}

run "desired_capacity_beside_policies" {
  command = plan

  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      desired_capacity   = 2
    }
    scaling = { target_tracking = { cpu = { target = 50, metric = "ASGAverageCPUUtilization" } } }
  }

  expect_failures = [var.scaling]
}

run "vpc_by_name" {
  command = plan

  variables {
    target_group = { vpc_id = "main", protocol = "TCP", port = 443, health_check = { port = 8008 } }
  }

  expect_failures = [var.target_group]
}

run "unknown_protocol" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "GRE", port = 443, health_check = { port = 8008 } }
  }

  expect_failures = [var.target_group]
}

run "port_too_high" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 70000, health_check = { port = 8008 } }
  }

  expect_failures = [var.target_group]
}

run "gateway_load_balancer_at_another_port" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "GENEVE", port = 443, health_check = { port = 8008 } }
  }

  expect_failures = [var.target_group]
}

run "health_check_by_udp" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 443, health_check = { port = 8008, protocol = "UDP" } }
  }

  expect_failures = [var.target_group]
}

run "health_check_path_with_tcp" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 443, health_check = { port = 8008, path = "/" } }
  }

  expect_failures = [var.target_group]
}

run "tcp_health_check_of_an_application_load_balancer" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "HTTP", port = 80, health_check = { port = 8008 } }
  }

  expect_failures = [var.target_group]
}

run "interval_too_short" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 443, health_check = { port = 8008, interval = 1 } }
  }

  expect_failures = [var.target_group]
}

run "threshold_too_low" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 443, health_check = { port = 8008, healthy_threshold = 1 } }
  }

  expect_failures = [var.target_group]
}

run "delay_too_long" {
  command = plan

  variables {
    target_group = {
      vpc_id               = "vpc-0123456789abcdef0"
      protocol             = "TCP"
      port                 = 443
      deregistration_delay = 7200
      health_check         = { port = 8008 }
    }
  }

  expect_failures = [var.target_group]
}

run "growth_below_the_threshold" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = -10, change = 1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "shrinking_above_the_threshold" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = "<="
          threshold  = 20
          steps      = [{ from = 0, change = -1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "gap_between_steps" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 0, to = 10, change = 1 }, { from = 20, change = 2 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "half_a_firewall" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 0, change = 0.5 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "unknown_statistic" {
  command = plan

  variables {
    scaling = {
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "CPUUtilization", statistic = "Mean" }
          comparison = ">="
          threshold  = 70
          steps      = [{ from = 0, change = 1 }]
        }
      }
    }
  }

  expect_failures = [var.scaling]
}

run "negative_scheduled_capacity" {
  command = plan

  variables {
    group               = null
    existing_group_name = "theirs"
    scaling             = { scheduled = { morning = { recurrence = "0 6 * * 1-5", min_size = -1 } } }
  }

  expect_failures = [var.scaling]
}

run "sizes_of_the_own_group" {
  command = plan

  variables {
    scaling = { scheduled = { morning = { recurrence = "0 6 * * 1-5", min_size = 2 } } }
  }

  expect_failures = [var.scaling]
}

run "timeout_equal_to_the_interval" {
  command = plan

  variables {
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 443, health_check = { port = 8008, timeout = 10 } }
  }

  expect_failures = [var.target_group]
}
