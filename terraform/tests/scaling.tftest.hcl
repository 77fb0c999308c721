# The image by version, the group's scaling, and its target group.

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

run "image_by_version" {
  variables {
    licenses = { required = true }
    group = {
      image              = { version = "7.4.8", license = "byol" }
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  assert {
    condition = (
      one(data.aws_ami_ids.fortigate[0].filter).values == toset(["FortiGate-VM64-AWS build* (7.4.8) GA*"]) &&
      data.aws_ami_ids.fortigate[0].owners == tolist(["aws-marketplace"])
    )
    error_message = "The filter does not match exactly the version and the license."
  }

  assert {
    condition     = aws_launch_template.this[0].image_id == "ami-0123456789abcdef7" && output.image_id == "ami-0123456789abcdef7"
    error_message = "The firewalls do not get the newest image that was found."
  }
}

# The Marketplace no longer offers the image.
run "image_is_pinned" {
  variables {
    licenses = { required = true }
    group = {
      image              = { version = "7.4.8", license = "byol" }
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  override_data {
    target = data.aws_ami_ids.fortigate[0]
    values = { ids = [] }
  }

  assert {
    condition     = aws_launch_template.this[0].image_id == "ami-0123456789abcdef7"
    error_message = "The pinned image changed although the version did not."
  }
}

run "image_of_a_newer_version" {
  variables {
    group = {
      image              = { version = "7.6" }
      instance_type      = "c7gn.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  override_data {
    target = data.aws_ami_ids.fortigate[0]
    values = { ids = ["ami-0fffffffffffffff0"] }
  }

  assert {
    condition     = one(data.aws_ami_ids.fortigate[0].filter).values == toset(["FortiGate-VMARM64-AWSONDEMAND build* (7.6.*) GA*"])
    error_message = "The filter does not match the line of versions, Graviton, or pay-as-you-go."
  }

  assert {
    condition     = aws_launch_template.this[0].image_id == "ami-0fffffffffffffff0"
    error_message = "The image did not change with the version."
  }
}

run "image_not_found" {
  command = plan

  variables {
    group = {
      image              = { version = "7.9", pin = false }
      instance_type      = "c7gn.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  override_data {
    target = data.aws_ami_ids.fortigate[0]
    values = { ids = [] }
  }

  expect_failures = [aws_launch_template.this]
}

run "image_is_not_pinned" {
  variables {
    group = {
      image              = { version = "7.6", pin = false }
      instance_type      = "c7gn.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
  }

  override_data {
    target = data.aws_ami_ids.fortigate[0]
    values = { ids = ["ami-0eeeeeeeeeeeeeee0"] }
  }

  assert {
    condition     = aws_launch_template.this[0].image_id == "ami-0eeeeeeeeeeeeeee0" && length(terraform_data.image) == 0
    error_message = "Without the pin, the image is not the newest one."
  }
}

run "policies_and_actions" {
  variables {
    scaling = {
      target_tracking = {
        cpu      = { target = 60, metric = "ASGAverageCPUUtilization", warmup_seconds = 600, disable_scale_in = true }
        sessions = { target = 50000, custom_metric = { namespace = "FortiGate", name = "Sessions", statistic = "Maximum" } }
      }
      step = {
        busy = {
          metric     = { namespace = "AWS/EC2", name = "NetworkIn", statistic = "Sum", dimensions = { AutoScalingGroupName = "theirs" } }
          comparison = ">="
          threshold  = 1000000
          steps      = [{ from = 0, to = 500000, change = 1 }, { from = 500000, change = 2 }]
        }
      }
      scheduled = {
        morning = { recurrence = "0 6 * * 1-5", time_zone = "Europe/Zurich", desired_capacity = 2 }
      }
    }
  }

  assert {
    condition = (
      toset(keys(aws_autoscaling_policy.target_tracking)) == toset(["cpu", "sessions"])
      && alltrue([
        for policy in aws_autoscaling_policy.target_tracking :
        policy.autoscaling_group_name == "fgt-edge" && policy.policy_type == "TargetTrackingScaling"
      ])
      && aws_autoscaling_policy.target_tracking["cpu"].estimated_instance_warmup == 600
    )
    error_message = "A target has no policy of the group."
  }

  assert {
    condition = (
      one(aws_autoscaling_policy.target_tracking["cpu"].target_tracking_configuration).target_value == 60
      && one(aws_autoscaling_policy.target_tracking["cpu"].target_tracking_configuration).disable_scale_in
      && one(
        one(aws_autoscaling_policy.target_tracking["cpu"].target_tracking_configuration).predefined_metric_specification
      ).predefined_metric_type == "ASGAverageCPUUtilization"
    )
    error_message = "The policy for a metric of Auto Scaling is wrong."
  }

  assert {
    condition = (
      one(
        one(aws_autoscaling_policy.target_tracking["sessions"].target_tracking_configuration).customized_metric_specification
      ).statistic == "Maximum"
      && one(one(
        one(aws_autoscaling_policy.target_tracking["sessions"].target_tracking_configuration).customized_metric_specification
      ).metric_dimension).value == "fgt-edge"
    )
    error_message = "A custom metric without dimensions is not the group's own."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.step["busy"].alarm_actions == toset([aws_autoscaling_policy.step["busy"].arn])
      && aws_cloudwatch_metric_alarm.step["busy"].dimensions == tomap({ AutoScalingGroupName = "theirs" })
      && aws_cloudwatch_metric_alarm.step["busy"].comparison_operator == "GreaterThanOrEqualToThreshold"
      && length(aws_autoscaling_policy.step["busy"].step_adjustment) == 2
    )
    error_message = "A step policy lacks its alarm."
  }

  assert {
    condition = (
      aws_autoscaling_schedule.this["morning"].recurrence == "0 6 * * 1-5" && aws_autoscaling_schedule.this["morning"].desired_capacity == 2
      && aws_autoscaling_schedule.this["morning"].max_size == -1 && aws_autoscaling_schedule.this["morning"].min_size == -1
    )
    error_message = "A scheduled action sets wrong values, or changes others."
  }
}

run "policies_of_an_existing_group" {
  variables {
    group               = null
    existing_group_name = "theirs"
    scaling             = { target_tracking = { cpu = { target = 60, metric = "ASGAverageCPUUtilization" } } }
    target_group = {
      vpc_id       = "vpc-0123456789abcdef0"
      protocol     = "GENEVE"
      port         = 6081
      health_check = { port = 8008, protocol = "HTTP", path = "/" }
    }
  }

  assert {
    condition     = aws_autoscaling_policy.target_tracking["cpu"].autoscaling_group_name == "theirs"
    error_message = "The existing group has no policies."
  }

  assert {
    condition = (
      aws_autoscaling_attachment.existing[0].autoscaling_group_name == "theirs" &&
      aws_autoscaling_attachment.existing[0].lb_target_group_arn == aws_lb_target_group.this[0].arn
    )
    error_message = "The existing group is not attached to the target group."
  }
}

run "target_group" {
  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      health_check_type  = "ELB"
      target_group_arns  = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/theirs/0123"]
    }
    target_group = { vpc_id = "vpc-0123456789abcdef0", protocol = "TCP", port = 443, health_check = { port = 8008 } }
  }

  assert {
    condition = aws_autoscaling_group.this[0].target_group_arns == toset([
      aws_lb_target_group.this[0].arn, "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/theirs/0123",
    ]) && output.target_group_arn == aws_lb_target_group.this[0].arn
    error_message = "The firewalls are not in the module's target group and the user's ones."
  }

  assert {
    condition = (
      aws_lb_target_group.this[0].target_type == "instance" && one(aws_lb_target_group.this[0].health_check).port == "8008" &&
      length(aws_autoscaling_attachment.existing) == 0
    )
    error_message = "The targets are not instances, or the health check is wrong."
  }
}
