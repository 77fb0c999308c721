# Snapshots: the function's settings, the schedule, and the permissions.

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

run "none" {
  assert {
    condition = (
      length(aws_iam_role_policy.snapshots) == 0 && !can(aws_cloudwatch_event_rule.this["snapshots"]) &&
      !can(aws_cloudwatch_metric_alarm.this["snapshots-failed"])
    )
    error_message = "There are resources for snapshots without the setting."
  }

  assert {
    condition     = !anytrue([for name in keys(aws_lambda_function.this.environment[0].variables) : startswith(name, "snapshot_")])
    error_message = "The function gets settings of snapshots without the variable."
  }
}

run "defaults" {
  variables {
    snapshots = {}
  }

  assert {
    condition = {
      for name, value in aws_lambda_function.this.environment[0].variables : name => value if startswith(name, "snapshot_")
      } == {
      snapshot_regions      = "us-east-1"
      snapshot_selection    = "group"
      snapshot_slot_minutes = "1440"
      snapshot_keep_count   = "7"
      snapshot_keep_days    = "30"
      snapshot_keep_minimum = "1"
    }
    error_message = "The function gets other settings."
  }

  assert {
    condition     = aws_cloudwatch_event_rule.this["snapshots"].schedule_expression == "cron(0 3 * * ? *)"
    error_message = "The default schedule is not 3 o'clock at night."
  }

  assert {
    condition = (
      aws_cloudwatch_event_target.this["snapshots"].input_transformer[0].input_paths == tomap({ time = "$.time" }) &&
      aws_cloudwatch_event_target.this["snapshots"].input_transformer[0].input_template == "{\"action\":\"snapshot\",\"time\":<time>}"
    )
    error_message = "The schedule's time is not passed on. A late delivery would then mean another slot."
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables["schedule_rule_snapshot"] == aws_cloudwatch_event_rule.this["snapshots"].name
    )
    error_message = "The function would take a dead letter of the schedule's rule for a sweep."
  }

  assert {
    condition     = length(aws_cloudwatch_event_target.this["sweep"].input_transformer) == 0
    error_message = "Another rule has an input transformer."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["snapshots-failed"].metric_name == "SnapshotFailed"
    error_message = "There is no alarm for failed snapshots."
  }

  assert {
    condition     = strcontains(aws_cloudwatch_dashboard.this[0].dashboard_body, "SnapshotRegionsFailed")
    error_message = "The dashboard does not show the snapshots."
  }

  assert {
    condition = {
      for statement in jsondecode(aws_iam_role_policy.snapshots[0].policy).Statement : statement.Sid => flatten([statement.Resource])
      } == {
      LookAtDisks             = ["*"]
      MakeSnapshotsOfVolumes  = ["arn:aws:ec2:us-east-1:123456789012:volume/*"]
      MakeSnapshotsWithTags   = ["arn:aws:ec2:us-east-1::snapshot/*"]
      TagSnapshotsThatAreMade = ["arn:aws:ec2:us-east-1::snapshot/*"]
      DeleteOwnSnapshots      = ["arn:aws:ec2:us-east-1::snapshot/*"]
    }
    error_message = "The statements: ${aws_iam_role_policy.snapshots[0].policy}"
  }

  assert {
    condition = alltrue([
      for action in one([
        for statement in jsondecode(aws_iam_role_policy.snapshots[0].policy).Statement : statement.Action if statement.Sid == "LookAtDisks"
      ]) :
      startswith(action, "ec2:Describe")
    ])
    error_message = "A statement for all resources has other actions than Describe calls."
  }

  assert {
    condition = {
      for statement in jsondecode(aws_iam_role_policy.snapshots[0].policy).Statement :
      statement.Sid => try(statement.Condition.StringEquals, null)
      } == {
      LookAtDisks             = { "aws:RequestedRegion" = ["us-east-1"] }
      MakeSnapshotsOfVolumes  = null
      MakeSnapshotsWithTags   = { "aws:RequestTag/fgt-asg:group" = "fgt-edge" }
      TagSnapshotsThatAreMade = { "aws:RequestTag/fgt-asg:group" = "fgt-edge", "ec2:CreateAction" = "CreateSnapshot" }
      DeleteOwnSnapshots      = { "aws:ResourceTag/fgt-asg:group" = "fgt-edge" }
    }
    error_message = "A statement does not require the function's tag, or the tag can be set in other calls than the creating one."
  }
}

run "regions_and_tag" {
  variables {
    snapshots = {
      regions      = ["eu-west-1", "eu-central-1"]
      selection    = "tag:Backup=daily"
      schedule     = "rate(12 hours)"
      slot_minutes = 720
      keep         = { count = 14, minimum = 2 }
    }
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables["snapshot_regions"] == "eu-central-1,eu-west-1" &&
      aws_lambda_function.this.environment[0].variables["snapshot_selection"] == "tag:Backup=daily"
    )
    error_message = "The function gets other settings."
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.snapshots[0].policy).Statement :
      statement if statement.Sid == "MakeSnapshotsOfVolumes"
      ]) == {
      Sid       = "MakeSnapshotsOfVolumes"
      Effect    = "Allow"
      Action    = "ec2:CreateSnapshot"
      Resource  = ["arn:aws:ec2:eu-central-1:123456789012:volume/*", "arn:aws:ec2:eu-west-1:123456789012:volume/*"]
      Condition = { StringEquals = { "aws:ResourceTag/Backup" = "daily" } }
    }
    error_message = "Volumes without the selected tag, or in other regions, can be read into a snapshot."
  }

  assert {
    condition = (
      one([
        for statement in jsondecode(aws_iam_role_policy.snapshots[0].policy).Statement :
        statement.Condition.StringEquals["aws:RequestedRegion"] if statement.Sid == "LookAtDisks"
      ]) ==
      ["eu-central-1", "eu-west-1", "us-east-1"]
    )
    error_message = "The function may not describe the regions in its own region."
  }
}

run "everywhere" {
  variables {
    snapshots = { regions = ["all"], selection = "all" }
  }

  assert {
    condition     = aws_lambda_function.this.environment[0].variables["snapshot_regions"] == "all"
    error_message = "The function gets other settings."
  }

  assert {
    condition = (
      one([
        for statement in jsondecode(aws_iam_role_policy.snapshots[0].policy).Statement :
        statement.Resource if statement.Sid == "DeleteOwnSnapshots"
      ]) ==
      ["arn:aws:ec2:*::snapshot/*"] &&
      !can(
        one([
          for statement in jsondecode(aws_iam_role_policy.snapshots[0].policy).Statement :
          statement.Condition if statement.Sid == "LookAtDisks"
        ])
      )
    )
    error_message = "The permissions are limited to regions, although a plan does not know which ones are enabled."
  }
}
