# Replacing instances: off by default, and its resources when it is on.

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

run "off_by_default" {
  assert {
    condition = (
      length(aws_sfn_state_machine.recycle) + length(aws_sns_topic.recycle) + length(aws_iam_role_policy.function_recycle) == 0
      && !anytrue([for name in keys(aws_cloudwatch_event_rule.this) : startswith(name, "recycle")])
      && !anytrue([for name in keys(aws_lambda_function.this.environment[0].variables) : startswith(name, "recycle")])
    )
    error_message = "There are resources of `recycle` although it is off."
  }

  assert {
    condition     = output.recycle_topic_arn == null && output.recycle_state_machine_arn == null
    error_message = "An output has an ARN although there is no such resource."
  }
}

run "on" {
  variables {
    recycle = {
      strategy         = "out-in-timed"
      exclusion_window = "Mon-Fri 08:00-18:00, Sat 22:00-06:00 Europe/Zurich"
      team             = "netops"
      slack_channel    = "#fw"
    }
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables["recycle_state_machine_arn"] ==
      "arn:aws:states:us-east-1:123456789012:stateMachine:fgt-edge-recycle"
      && aws_lambda_function.this.environment[0].variables["recycle_topic_arn"] == "arn:aws:sns:us-east-1:123456789012:fgt-edge-recycle"
      && aws_sfn_state_machine.recycle[0].name == "fgt-edge-recycle"
    )
    error_message = "The function does not get the state machine and the topic."
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables["schedule_rule_recycle"] == aws_cloudwatch_event_rule.this["recycle-drift"].name
    )
    error_message = "The function would take a dead letter of the schedule's rule for a sweep."
  }

  assert {
    condition = alltrue([
      for state in values(jsondecode(aws_sfn_state_machine.recycle[0].definition).States) :
      state.Resource == aws_lambda_function.this.arn if state.Type == "Task"
    ])
    error_message = "A step does not invoke the function."
  }

  assert {
    condition = {
      for tag in aws_autoscaling_group.this[0].tag : tag.key => tag.value if startswith(tag.key, "autorecycle_") && !tag.propagate_at_launch
      } == {
      autorecycle_recycle_on_asg_update    = "true"
      autorecycle_strategy                 = "out-in-timed"
      autorecycle_dry_run                  = "false"
      autorecycle_exclusion_window         = "Mon-Fri 08:00-18:00, Sat 22:00-06:00 Europe/Zurich"
      autorecycle_team                     = "netops"
      autorecycle_slack_monitoring_channel = "#fw"
      autorecycle_notify_pager_duty        = "false"
    }
    error_message = "The group lacks its recycle tags, or its instances get them, too."
  }

  assert {
    condition = (
      jsondecode(aws_cloudwatch_event_rule.this["recycle-update"].event_pattern).detail.requestParameters.autoScalingGroupName ==
      ["fgt-edge"]
      && aws_cloudwatch_event_rule.this["recycle-drift"].schedule_expression == "rate(1 hour)"
      && strcontains(aws_cloudwatch_event_target.this["recycle-drift"].input_transformer[0].input_template, "scheduledAt")
      && length(aws_cloudwatch_event_target.this["sweep"].input_transformer) == 0
    )
    error_message = "The rules for changes of the group and for the schedule do not start it."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.function_recycle[0].policy).Statement :
      strcontains(jsonencode(statement.Resource), "autoScalingGroupName/fgt-edge") if statement.Sid == "ReplaceInstances"
    ])
    error_message = "The function may change other groups."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["recycle-failed"].metric_name == "RecycleFailed"
    error_message = "There is no alarm for a failed run."
  }
}

run "of_a_group_of_the_user" {
  variables {
    group               = null
    existing_group_name = "edge"
    recycle             = { strategy = "in-out", drift_schedule = "", pass_role_arns = ["arn:aws:iam::123456789012:role/firewall"] }
  }

  assert {
    condition = (
      aws_autoscaling_group_tag.recycle["autorecycle_strategy"].tag[0].value == "in-out" &&
      aws_autoscaling_group_tag.recycle["autorecycle_strategy"].autoscaling_group_name == "edge"
    )
    error_message = "The user's group does not get the tags."
  }

  assert {
    condition = (
      aws_cloudwatch_event_rule.this["recycle-drift"].state == "DISABLED" &&
      aws_cloudwatch_event_rule.this["recycle-update"].state == "ENABLED"
    )
    error_message = "The rule of the schedule is not disabled without a schedule."
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.function_recycle[0].policy).Statement :
      statement.Resource if statement.Sid == "PassRolesOfLaunchTemplate"
    ]) == ["arn:aws:iam::123456789012:role/firewall"]
    error_message = "The function may pass other roles than the named ones."
  }
}

run "image_of_a_parameter" {
  variables {
    group = {
      image_id           = "resolve:ssm:/fortigate/image:7"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
    recycle = { strategy = "out-in" }
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_policy.launch[0].policy).Statement : statement if statement.Action == "ssm:GetParameters"
      ] == [{
        Sid      = "LookUpImage"
        Effect   = "Allow"
        Action   = "ssm:GetParameters"
        Resource = "arn:aws:ssm:us-east-1:123456789012:parameter/fortigate/image"
    }]
    error_message = "The function may not read the parameter of the image, which Auto Scaling requires: ${aws_iam_policy.launch[0].policy}"
  }
}

run "image_of_a_parameter_without_a_path" {
  variables {
    group = {
      image_id           = "resolve:ssm:fortigate:production"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
    recycle = { strategy = "out-in" }
  }

  assert {
    condition     = strcontains(aws_iam_policy.launch[0].policy, "\"arn:aws:ssm:us-east-1:123456789012:parameter/fortigate\"")
    error_message = "The parameter's ARN contains the label: ${aws_iam_policy.launch[0].policy}"
  }
}

run "image_of_a_shared_parameter" {
  variables {
    group = {
      image_id           = "resolve:ssm:arn:aws:ssm:us-east-1:210987654321:parameter/images/fortigate:3"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
    }
    recycle = { strategy = "out-in" }
  }

  assert {
    condition     = strcontains(aws_iam_policy.launch[0].policy, "\"arn:aws:ssm:us-east-1:210987654321:parameter/images/fortigate\"")
    error_message = "The ARN of a shared parameter does not have its owner's account: ${aws_iam_policy.launch[0].policy}"
  }
}

run "image_of_a_public_parameter" {
  override_data {
    target = data.aws_launch_template.existing
    values = { image_id = "resolve:ssm:/aws/service/marketplace/prod-0123456789abc/7.6", iam_instance_profile = [] }
  }

  variables {
    group               = null
    existing_group_name = "edge"
    recycle             = { strategy = "out-in" }
  }

  assert {
    condition = strcontains(
      aws_iam_policy.launch[0].policy, "\"arn:aws:ssm:us-east-1::parameter/aws/service/marketplace/prod-0123456789abc/7.6\""
    )
    error_message = "The ARN of AWS's own parameter has an account: ${aws_iam_policy.launch[0].policy}"
  }
}

run "image_by_its_id" {
  variables {
    recycle = { strategy = "out-in" }
  }

  assert {
    condition     = !strcontains(aws_iam_policy.launch[0].policy, "ssm:")
    error_message = "The function may read a parameter although the image has an id."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_policy.launch[0].policy).Statement :
      statement.Condition.ArnLike["ec2:LaunchTemplate"] == ["arn:aws:ec2:us-east-1:123456789012:launch-template/lt-0123456789abcdef0"]
    ])
    error_message = "The function may launch instances without the group's template: ${aws_iam_policy.launch[0].policy}"
  }
}

# Each instance type of a mixed instances policy may have its own template.
run "templates_of_an_existing_group" {
  override_data {
    target = data.aws_autoscaling_group.existing
    values = {
      availability_zones  = ["us-east-1a"]
      vpc_zone_identifier = "subnet-0123456789abcdef0"
      launch_template     = []
      mixed_instances_policy = [{
        instances_distribution = []
        launch_template = [{
          launch_template_specification = [{ launch_template_id = "lt-0123456789abcdef1", launch_template_name = "x", version = "1" }]
          override = [
            {
              instance_requirements         = []
              instance_type                 = "c6i.large"
              weighted_capacity             = "1"
              launch_template_specification = [{ launch_template_id = "lt-0123456789abcdef2", launch_template_name = "y", version = "1" }]
            },
            { instance_requirements = [], instance_type = "c6i.xlarge", weighted_capacity = "1", launch_template_specification = [] },
          ]
        }]
      }]
    }
  }

  variables {
    group               = null
    existing_group_name = "edge"
    recycle             = { strategy = "out-in" }
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_policy.launch[0].policy).Statement : statement.Condition.ArnLike["ec2:LaunchTemplate"] == [
        "arn:aws:ec2:us-east-1:123456789012:launch-template/lt-0123456789abcdef1",
        "arn:aws:ec2:us-east-1:123456789012:launch-template/lt-0123456789abcdef2",
      ]
    ])
    error_message = "A template of the policy is missing: ${aws_iam_policy.launch[0].policy}"
  }
}
