# Each validation of the fleet and its storage, with a value that only this validation refuses.

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

run "tag_key_of_the_function" {
  command = plan

  variables {
    tags = { "fgt-asg:group" = "other" }
  }

  expect_failures = [var.tags]
}

run "tag_key_of_aws" {
  command = plan

  variables {
    tags = { "aws:x" = "y" }
  }

  expect_failures = [var.tags]
}

run "tag_that_the_function_sets" {
  command = plan

  variables {
    tags = { Hostname = "fw" }
  }

  expect_failures = [var.tags]
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

run "old_versions_for_zero_days" {
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


# Without a start command, the tags are not in the instance metadata.
run "tag_with_a_space" {
  command = plan

  variables {
    tags = { "cost centre" = "x" }
  }
}
