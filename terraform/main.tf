locals {
  # The version of the checkout, and so of the package that build-lambda.sh makes from it. It is unknown for a package in S3, and for a copy
  # of the module alone.
  version = local.from_s3 ? null : try(regex("<Version>([^<]+)</Version>", file("${path.module}/../Directory.Build.props"))[0], null)

  function_name = var.name
  from_s3       = var.lambda_s3_key != null
  zip_path      = coalesce(var.lambda_zip_path, "${path.module}/../dist/fgt-asg-lambda.zip")

  # The target of the events. With SnapStart this is the alias, because only published versions have snapshots.
  alias           = one(aws_lambda_alias.live)
  target_arn      = var.snap_start ? local.alias.arn : aws_lambda_function.this.arn
  target_alias    = var.snap_start ? local.alias.name : null
  zip_is_there    = fileexists(local.zip_path)
  zip_explanation = "There is no function package at ${local.zip_path}: run ./build-lambda.sh, or set lambda_zip_path or lambda_s3_key."
}

# The module makes the log group instead of Lambda, so that it has a retention time and a destroy deletes it.
resource "aws_cloudwatch_log_group" "function" {
  name              = "/aws/lambda/${local.function_name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_lambda_function" "this" {
  function_name = local.function_name
  description   = "Gives the firewalls of ${local.group_name} interfaces, addresses, licenses and names, and takes them back"
  role          = aws_iam_role.function.arn

  filename          = local.from_s3 ? null : local.zip_path
  source_code_hash  = local.from_s3 ? null : try(filebase64sha256(local.zip_path), null)
  s3_bucket         = var.lambda_s3_bucket
  s3_key            = var.lambda_s3_key
  s3_object_version = var.lambda_s3_object_version
  handler           = "FgtAsg"
  runtime           = var.lambda_runtime
  architectures     = [var.lambda_architecture]

  memory_size                    = var.lambda_memory_mb
  timeout                        = var.lambda_timeout_seconds
  reserved_concurrent_executions = var.lambda_reserved_concurrency
  publish                        = var.snap_start
  kms_key_arn                    = var.kms_key_arn

  environment {
    variables = local.environment
  }

  # Lambda sets AWS_LAMBDA_LOG_FORMAT and AWS_LAMBDA_LOG_LEVEL from this.
  logging_config {
    log_format            = "JSON"
    application_log_level = var.log_level
    system_log_level      = "WARN"
    log_group             = aws_cloudwatch_log_group.function.name
  }

  dynamic "snap_start" {
    for_each = var.snap_start ? [true] : []

    content {
      apply_on = "PublishedVersions"
    }
  }

  dynamic "vpc_config" {
    for_each = module.settings.vpc_config[*]

    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }

  tags = merge(local.version == null ? {} : { "fgt-asg:version" = local.version }, var.tags)

  lifecycle {
    precondition {
      condition     = local.from_s3 || local.zip_is_there
      error_message = local.zip_explanation
    }

    # This is not a validation of hostnames. A validation of dns refers to hostnames, and two variables cannot refer to each other.
    precondition {
      condition     = module.settings.hostnames.tags != "fqdn" || module.settings.dns != null
      error_message = "hostnames.tags: \"fqdn\" needs dns, because a full name ends with dns.zone_name. Write dns too, or tags = \"short\"."
    }

    precondition {
      condition = module.settings.event_queue == null || local.shortest_hook > 2 * var.lambda_timeout_seconds
      error_message = join(" ", [
        "lifecycle_hooks.launch_timeout, terminate_timeout: write more than twice lambda_timeout_seconds",
        "(${var.lambda_timeout_seconds}). With event_queue a failed event is tried again only after lambda_timeout_seconds, so with",
        "shorter hooks the second try is too late.",
      ])
    }

    # A message that Lambda cannot start for lack of concurrency counts as received, and is hidden again.
    precondition {
      condition = (
        module.settings.event_queue == null || var.lambda_reserved_concurrency == -1 ||
        var.lambda_reserved_concurrency >= sum(values(local.queues)[*].most)
      )
      error_message = join(" ", [
        "lambda_reserved_concurrency: with event_queue write ${sum(values(local.queues)[*].most)} or more (the maximum concurrency of",
        "all queues), or -1, or a smaller event_queue.maximum_concurrency.",
      ])
    }

    precondition {
      condition = length(jsonencode(local.environment)) <= 4096
      error_message = join(" ", [
        "The function's environment has ${length(jsonencode(local.environment))} bytes, but Lambda allows 4096. Shorten descriptions and",
        "names in network_interfaces.",
      ])
    }
  }

  # When Lambda creates the function, it checks that the role may make interfaces in the VPC. An invocation needs the other permissions.
  depends_on = [
    aws_iam_role_policy.logs, aws_iam_role_policy.fleet, aws_iam_role_policy.data, aws_iam_role_policy.vpc,
    aws_iam_role_policy.function_recycle, aws_iam_role_policy.snapshots, aws_iam_role_policy_attachment.launch,
  ]
}

resource "aws_lambda_alias" "live" {
  count = var.snap_start ? 1 : 0

  name             = "live"
  description      = "The target of the events"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}

resource "aws_lambda_function_event_invoke_config" "this" {
  function_name = aws_lambda_function.this.function_name
  qualifier     = local.target_alias

  maximum_event_age_in_seconds = local.event_age
  maximum_retry_attempts       = 2

  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead_letters.arn
    }
  }
}
