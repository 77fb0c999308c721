# The alarm not-invoked: its period follows the schedule of the sweep, within CloudWatch's limits.

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

run "each_minute" {
  command = plan

  variables {
    sweep_schedule = "rate(1 minute)"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["not-invoked"].treat_missing_data == "breaching"
    error_message = "Missing data does not raise the alarm, although Lambda writes no metric without invocations."
  }

  assert {
    condition = (
      [aws_cloudwatch_metric_alarm.this["not-invoked"].period, aws_cloudwatch_metric_alarm.this["not-invoked"].evaluation_periods] ==
      [300, 3]
    )
    error_message = join(" ", [
      "${aws_cloudwatch_metric_alarm.this["not-invoked"].evaluation_periods} periods of",
      "${aws_cloudwatch_metric_alarm.this["not-invoked"].period} seconds.",
    ])
  }
}

run "of_two_days" {
  command = plan

  variables {
    sweep_schedule = "rate(2 days)"
  }

  assert {
    condition = (
      [aws_cloudwatch_metric_alarm.this["not-invoked"].period, aws_cloudwatch_metric_alarm.this["not-invoked"].evaluation_periods] ==
      [86400, 6]
    )
    error_message = join(" ", [
      "${aws_cloudwatch_metric_alarm.this["not-invoked"].evaluation_periods} periods of",
      "${aws_cloudwatch_metric_alarm.this["not-invoked"].period} seconds.",
    ])
  }
}

run "at_times_of_each_day" {
  command = plan

  variables {
    sweep_schedule = "cron(0/30 * * * ? *)"
  }

  assert {
    condition = (
      [aws_cloudwatch_metric_alarm.this["not-invoked"].period, aws_cloudwatch_metric_alarm.this["not-invoked"].evaluation_periods] ==
      [86400, 2]
    )
    error_message = join(" ", [
      "${aws_cloudwatch_metric_alarm.this["not-invoked"].evaluation_periods} periods of",
      "${aws_cloudwatch_metric_alarm.this["not-invoked"].period} seconds.",
    ])
  }
}

run "on_weekdays" {
  command = plan

  variables {
    sweep_schedule = "cron(0 6 ? * MON-FRI *)"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["not-invoked"].treat_missing_data == "notBreaching"
    error_message = "The alarm could be raised although no sweep was due."
  }
}
