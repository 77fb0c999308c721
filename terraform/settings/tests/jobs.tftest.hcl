# Each validation of recycling, snapshots, the start command and the topics, with a value that only this validation refuses.

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

run "recycle_of_bad_values" {
  command = plan

  variables {
    recycle = {
      strategy             = "out-in-timed"
      drift_schedule       = "hourly"
      deadline_minutes     = 1
      failure_budget       = -1
      poll_seconds         = 0
      other_state_machines = ["arn:aws:states:us-east-1:123456789012:stateMachine:mine"]
      pass_role_arns       = ["firewall"]
    }
  }

  expect_failures = [var.recycle]
}

run "more_checks_than_an_execution_allows" {
  command = plan

  variables {
    recycle = { strategy = "out-in", deadline_minutes = 1440, poll_seconds = 30 }
  }

  expect_failures = [var.recycle]
}

run "invalid_region" {
  command = plan

  variables {
    snapshots = { regions = ["eu-central-1a"] }
  }

  expect_failures = [var.snapshots]
}

run "all_and_another_region" {
  command = plan

  variables {
    snapshots = { regions = ["all", "eu-central-1"] }
  }

  expect_failures = [var.snapshots]
}

run "snapshots_in_no_region" {
  command = plan

  variables {
    snapshots = { regions = [] }
  }

  expect_failures = [var.snapshots]
}

run "selection_of_another_kind" {
  command = plan

  variables {
    snapshots = { selection = "tag:Backup" }
  }

  expect_failures = [var.snapshots]
}

run "invalid_schedule" {
  command = plan

  variables {
    snapshots = { schedule = "daily" }
  }

  expect_failures = [var.snapshots]
}

run "slot_of_zero_minutes" {
  command = plan

  variables {
    snapshots = { slot_minutes = 0 }
  }

  expect_failures = [var.snapshots]
}

run "count_of_zero" {
  command = plan

  variables {
    snapshots = { keep = { count = 0, minimum = 0 } }
  }

  expect_failures = [var.snapshots]
}

run "minimum_above_the_count" {
  command = plan

  variables {
    snapshots = { keep = { count = 3, minimum = 4 } }
  }

  expect_failures = [var.snapshots]
}

run "document_with_a_space" {
  command = plan

  variables {
    start_command = { document = "my document" }
  }

  expect_failures = [var.start_command]
}

run "timeout_too_short" {
  command = plan

  variables {
    start_command = { document = "firewall-start", timeout_seconds = 29 }
  }

  expect_failures = [var.start_command]
}

run "unknown_placeholder" {
  command = plan

  variables {
    start_command = { document = "firewall-start", parameters = { commands = ["echo $${host}"] } }
  }

  expect_failures = [var.start_command]
}

run "placeholder_without_its_end" {
  command = plan

  variables {
    start_command = { document = "firewall-start", parameters = { commands = ["echo $${hostname"] } }
  }

  expect_failures = [var.start_command]
}

run "topic_by_its_name" {
  command = plan

  variables {
    transition_topics = { launched = "fleet" }
  }

  expect_failures = [var.transition_topics]
}

run "fifo_topic" {
  command = plan

  variables {
    transition_topics = { running = "arn:aws:sns:us-east-1:123456789012:fleet.fifo" }
  }

  expect_failures = [var.transition_topics]
}
