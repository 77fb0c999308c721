# A mock account for plans. It has values where the module or the provider checks their form.

mock_data "aws_partition" {
  defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
}

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_data "aws_region" {
  defaults = { id = "us-east-1", name = "us-east-1" }
}

mock_data "aws_subnet" {
  defaults = { availability_zone = "us-east-1a" }
}

mock_data "aws_autoscaling_group" {
  defaults = {
    availability_zones     = ["us-east-1a"]
    vpc_zone_identifier    = "subnet-0123456789abcdef0,subnet-0123456789abcdef9"
    launch_template        = [{ id = "lt-0123456789abcdef9", name = "theirs", version = "1" }]
    mixed_instances_policy = []
  }
}

mock_data "aws_launch_template" {
  defaults = { image_id = "ami-0123456789abcdef9", iam_instance_profile = [] }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::123456789012:role/fgt-edge-function" }
}

mock_resource "aws_iam_policy" {
  defaults = { arn = "arn:aws:iam::123456789012:policy/fgt-edge-launch" }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/fgt-edge" }
}

mock_resource "aws_lambda_function" {
  defaults = { arn = "arn:aws:lambda:us-east-1:123456789012:function:fgt-edge", version = "7" }
}

mock_resource "aws_lambda_alias" {
  defaults = { arn = "arn:aws:lambda:us-east-1:123456789012:function:fgt-edge:live" }
}

mock_resource "aws_cloudwatch_event_rule" {
  defaults = { arn = "arn:aws:events:us-east-1:123456789012:rule/fgt-edge-rule" }
}

mock_resource "aws_sqs_queue" {
  defaults = {
    id  = "https://sqs.us-east-1.amazonaws.com/123456789012/fgt-edge-dead-letters"
    arn = "arn:aws:sqs:us-east-1:123456789012:fgt-edge-dead-letters"
  }
}

mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:us-east-1:123456789012:fgt-edge-alarms" }
}

mock_resource "aws_s3_bucket" {
  defaults = { id = "fgt-edge-123456789012-us-east-1", arn = "arn:aws:s3:::fgt-edge-123456789012-us-east-1" }
}

mock_resource "aws_launch_template" {
  defaults = { id = "lt-0123456789abcdef0", latest_version = 1 }
}

mock_resource "aws_sfn_state_machine" {
  defaults = { arn = "arn:aws:states:us-east-1:123456789012:stateMachine:fgt-edge-recycle" }
}

mock_resource "aws_autoscaling_policy" {
  defaults = {
    arn = "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:0123:autoScalingGroupName/fgt-edge:policyName/fgt-edge-busy"
  }
}

mock_resource "aws_lb_target_group" {
  defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/fgt-edge/0123456789abcdef" }
}

mock_data "aws_ami_ids" {
  defaults = { ids = ["ami-0123456789abcdef7", "ami-0123456789abcdef6"] }
}
