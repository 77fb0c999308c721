# The start command and the topics for transitions: on, off, and invalid values.

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

run "off" {
  assert {
    condition = (
      length([
        for name in keys(aws_lambda_function.this.environment[0].variables) :
        name if startswith(name, "start_") || endswith(name, "_topic_arn")
      ]) == 0 &&
      !contains(keys(aws_cloudwatch_event_rule.this), "running") &&
      !contains(keys(aws_cloudwatch_metric_alarm.this), "start-commands-failed") &&
      length(regexall("ssm:|sns:", aws_iam_role_policy.fleet.policy)) == 0 &&
      length(regexall("Start commands", aws_cloudwatch_dashboard.this[0].dashboard_body)) == 0
    )
    error_message = "There are resources or settings although nothing is set."
  }
}

run "document_of_aws" {
  variables {
    start_command = {
      document   = "AWS-RunShellScript"
      parameters = { commands = ["echo $${hostname} $${region} $${instance_id} $${group}", "echo $$${HOME}"], executionTimeout = ["600"] }
    }
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables["start_command_document"] == "AWS-RunShellScript" &&
      jsondecode(aws_lambda_function.this.environment[0].variables["start_command_parameters"]).commands[1] == "echo $$${HOME}" &&
      aws_lambda_function.this.environment[0].variables["start_command_timeout_seconds"] == "600"
    )
    error_message = "The function gets another command."
  }

  assert {
    condition     = aws_launch_template.this[0].metadata_options[0].instance_metadata_tags == "enabled"
    error_message = "A script on the firewall cannot read its name from the instance metadata."
  }

  assert {
    condition = jsondecode(aws_cloudwatch_event_rule.this["running"].event_pattern) == {
      source        = ["aws.ec2"]
      "detail-type" = ["EC2 Instance State-change Notification"]
      detail        = { state = ["running"] }
    }
    error_message = "The function does not get the event that an instance is running."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      [statement.Resource, try(statement.Condition.StringEquals, {})]
      if statement.Action == "ssm:SendCommand"
      ] == [
      ["arn:aws:ssm:us-east-1::document/AWS-RunShellScript", {}],
      ["arn:aws:ec2:us-east-1:123456789012:instance/*", { "ssm:resourceTag/aws:autoscaling:groupName" = "fgt-edge" }],
    ]
    error_message = "The function may send other documents, or send to other instances."
  }

  assert {
    condition = (
      contains(keys(aws_cloudwatch_metric_alarm.this), "start-commands-failed") &&
      contains(keys(aws_cloudwatch_metric_alarm.this), "starts-failed") &&
      !contains(keys(aws_cloudwatch_metric_alarm.this), "transitions-not-told") &&
      length(regexall("StartCommandFailed", aws_cloudwatch_dashboard.this[0].dashboard_body)) == 1
    )
    error_message = "There is no alarm for failed commands."
  }
}

run "document_of_ours" {
  variables {
    start_command = { document = "firewall-start" }
  }

  assert {
    condition     = strcontains(aws_iam_role_policy.fleet.policy, "\"arn:aws:ssm:us-east-1:123456789012:document/firewall-start\"")
    error_message = "A document by its name is not one of this account and region."
  }
}

run "document_of_another_account" {
  variables {
    start_command = { document = "arn:aws:ssm:us-east-1:210987654321:document/shared-start" }
  }

  assert {
    condition     = strcontains(aws_iam_role_policy.fleet.policy, "\"arn:aws:ssm:us-east-1:210987654321:document/shared-start\"")
    error_message = "The policy does not name the document's ARN."
  }
}

run "topics" {
  variables {
    transition_topics = {
      launched = "arn:aws:sns:us-east-1:123456789012:fleet"
      running  = "arn:aws:sns:us-east-1:123456789012:fleet"
    }
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables["launched_topic_arn"] == "arn:aws:sns:us-east-1:123456789012:fleet" &&
      aws_lambda_function.this.environment[0].variables["running_topic_arn"] == "arn:aws:sns:us-east-1:123456789012:fleet" &&
      !contains(keys(aws_lambda_function.this.environment[0].variables), "terminating_topic_arn") &&
      contains(keys(aws_cloudwatch_event_rule.this), "running") && contains(keys(aws_cloudwatch_metric_alarm.this), "transitions-not-told")
    )
    error_message = "The function does not get its topics, or not the event that an instance is running."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Resource if statement.Action == "sns:Publish"
    ] == [["arn:aws:sns:us-east-1:123456789012:fleet"]] && length(regexall("ssm:", aws_iam_role_policy.fleet.policy)) == 0
    error_message = "The function may publish to other topics, or may send commands."
  }
}

run "topics_without_running" {
  variables {
    transition_topics = { terminating = "arn:aws:sns:us-east-1:123456789012:fleet" }
  }

  assert {
    condition     = !contains(keys(aws_cloudwatch_event_rule.this), "running")
    error_message = "There is a rule for running instances although no topic needs it."
  }
}

run "tags_with_any_key_of_the_metadata" {
  command = plan

  variables {
    start_command = { document = "firewall-start" }
    tags          = { "Cost-Centre+1=a.b,c_d:e@f" = "x", "_index2" = "y", "..." = "z" }
  }

  assert {
    condition     = aws_launch_template.this[0].metadata_options[0].instance_metadata_tags == "enabled"
    error_message = "Valid keys are refused."
  }
}

# The module does not set the tags of these instances.
run "tags_of_an_existing_group" {
  command = plan

  variables {
    group               = null
    existing_group_name = "theirs"
    start_command       = { document = "firewall-start" }
    tags                = { "cost centre" = "x" }
  }
}
