# Each optional feature, turned on. defaults.tftest.hcl tests that they are off by default.

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

run "vpc" {
  variables {
    vpc_config = { subnet_ids = ["subnet-0123456789abcdef3"], security_group_ids = ["sg-0123456789abcdef3"] }
  }

  assert {
    condition = (
      aws_lambda_function.this.vpc_config[0].subnet_ids == toset(["subnet-0123456789abcdef3"]) &&
      aws_lambda_function.this.vpc_config[0].security_group_ids == toset(["sg-0123456789abcdef3"])
    )
    error_message = "The function is not in the VPC."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.vpc[0].policy).Statement :
      try(statement.Condition.Null["lambda:SourceFunctionArn"], "") == "true"
    ])
    error_message = "Lambda's own permissions for the VPC are also open to the function's code."
  }
}

run "kms_key" {
  variables {
    kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
  }

  assert {
    condition = alltrue([
      for key in [
        aws_lambda_function.this.kms_key_arn, aws_cloudwatch_log_group.function.kms_key_id, aws_sqs_queue.dead_letters.kms_master_key_id,
        aws_sns_topic.alarms[0].kms_master_key_id, aws_dynamodb_table.this.server_side_encryption[0].kms_key_arn,
        one([
          for rule in aws_s3_bucket_server_side_encryption_configuration.this.rule :
          rule.apply_server_side_encryption_by_default[0].kms_master_key_id
        ]),
      ] : key == var.kms_key_arn
    ])
    error_message = "A resource is not encrypted with the key."
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.data.policy).Statement :
      [statement.Resource, statement.Condition.StringEquals["kms:ViaService"]] if statement.Sid == "UseKeyThroughServices"
      ]) == [
      var.kms_key_arn, ["s3.us-east-1.amazonaws.com", "dynamodb.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"],
    ]
    error_message = "The function's permission for the key is not limited to the services that store its data."
  }
}

run "without_a_kms_key" {
  assert {
    condition = !anytrue([
      for statement in jsondecode(aws_iam_role_policy.data.policy).Statement : strcontains(jsonencode(statement.Action), "kms:")
    ])
    error_message = "The function has KMS permissions without a key."
  }

  assert {
    condition     = length(aws_dynamodb_table.this.server_side_encryption) == 0 && aws_sqs_queue.dead_letters.sqs_managed_sse_enabled
    error_message = "Without a key, AWS's own encryption is not used."
  }
}

run "snap_start" {
  variables {
    snap_start = true
  }

  assert {
    condition = (
      aws_lambda_function.this.publish && aws_lambda_function.this.snap_start[0].apply_on == "PublishedVersions" &&
      aws_lambda_alias.live[0].function_version == aws_lambda_function.this.version
    )
    error_message = "Versions are not published with snapshots, or the alias is not the newest version."
  }

  assert {
    condition = (
      alltrue([
        for name, target in aws_cloudwatch_event_target.this : name == "state-change" || target.arn == aws_lambda_alias.live[0].arn
      ]) &&
      aws_lambda_event_source_mapping.events["state-change"].function_name == aws_lambda_alias.live[0].arn &&
      one(aws_s3_bucket_notification.licenses.lambda_function).lambda_function_arn == aws_lambda_alias.live[0].arn
    )
    error_message = "A rule or the bucket does not invoke the alias."
  }

  assert {
    condition = (
      alltrue([
        for permission in concat(values(aws_lambda_permission.rules), aws_lambda_permission.bucket) : permission.qualifier == "live"
      ]) &&
      aws_lambda_function_event_invoke_config.this.qualifier == "live"
    )
    error_message = "Permissions or retries are not those of the alias; those of the function do not apply to it."
  }

  assert {
    condition     = output.function_arn == aws_lambda_alias.live[0].arn
    error_message = "The output function_arn is not the target of the events."
  }
}

run "warm_pool" {
  variables {
    group = {
      image_id           = "ami-0123456789abcdef0"
      instance_type      = "c6i.xlarge"
      subnet_ids         = ["subnet-0123456789abcdef0"]
      security_group_ids = ["sg-0123456789abcdef0"]
      max_size           = 4
      warm_pool          = { min_size = 1, max_prepared = 3, reuse_on_scale_in = true }
    }
  }

  assert {
    condition = [
      for pool in aws_autoscaling_group.this[0].warm_pool :
      [pool.min_size, pool.max_group_prepared_capacity, pool.pool_state, pool.instance_reuse_policy[0].reuse_on_scale_in]
      ] == [
      [1, 3, "Stopped", true],
    ]
    error_message = "The warm pool differs from the variable."
  }
}

run "everything_of_the_group" {
  variables {
    group = {
      image_id                    = "resolve:ssm:/fortigate/image"
      instance_type               = "c6i.xlarge"
      subnet_ids                  = ["subnet-0123456789abcdef0"]
      security_group_ids          = ["sg-0123456789abcdef0"]
      associate_public_ip_address = true
      key_name                    = "ops"
      user_data                   = "config system global"
      iam_instance_profile_arn    = "arn:aws:iam::123456789012:instance-profile/fortigate"
      hop_limit                   = 2
      min_size                    = 1
      max_size                    = 4
      desired_capacity            = 2
      health_check_type           = "ELB"
      health_check_grace_period   = 900
      target_group_arns           = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/gwlb/0123456789abcdef"]
      capacity_timeout            = "1h30m"
      volumes                     = { "/dev/sdb" = { size = 60 } }
    }
    tags = { Team = "netops" }
  }

  assert {
    condition = (
      aws_launch_template.this[0].user_data == base64encode("config system global") && aws_launch_template.this[0].key_name == "ops" &&
      aws_launch_template.this[0].iam_instance_profile[0].arn == "arn:aws:iam::123456789012:instance-profile/fortigate"
    )
    error_message = "The launch template's user data, key or profile differs from the variable."
  }

  assert {
    condition = (
      [
        for volume in aws_launch_template.this[0].block_device_mappings :
        [volume.device_name, volume.ebs[0].volume_size, volume.ebs[0].volume_type, volume.ebs[0].encrypted]
      ] ==
      [["/dev/sdb", 60, "gp3", "true"]]
    )
    error_message = "The volumes differ from the variable."
  }

  assert {
    condition = (
      aws_autoscaling_group.this[0].desired_capacity == 2 && aws_autoscaling_group.this[0].health_check_type == "ELB" &&
      length(aws_autoscaling_group.this[0].target_group_arns) == 1 && aws_autoscaling_group.this[0].wait_for_capacity_timeout == "1h30m"
    )
    error_message = "The group's settings differ from the variable."
  }

  assert {
    condition = (
      { for tag in aws_autoscaling_group.this[0].tag : tag.key => tag.value if tag.propagate_at_launch } ==
      { Team = "netops", Name = "fgt-edge" }
    )
    error_message = "The firewalls do not get the tags."
  }

  assert {
    condition = alltrue([
      for tags in concat(
        [
          aws_cloudwatch_log_group.function.tags, aws_dynamodb_table.this.tags, aws_iam_role.function.tags, aws_lambda_function.this.tags,
          aws_launch_template.this[0].tags, aws_s3_bucket.this.tags, aws_sns_topic.alarms[0].tags, aws_sqs_queue.dead_letters.tags,
        ],
        values(aws_cloudwatch_event_rule.this)[*].tags,
        values(aws_cloudwatch_metric_alarm.this)[*].tags,
        [for spec in aws_launch_template.this[0].tag_specifications : spec.tags],
      ) : tags["Team"] == "netops"
    ])
    error_message = "A resource lacks the tags."
  }
}

run "existing_group" {
  variables {
    group               = null
    existing_group_name = "theirs"
  }

  assert {
    condition     = length(aws_autoscaling_group.this) == 0 && length(aws_launch_template.this) == 0 && output.group_arn == null
    error_message = "The module makes a group or launch template of its own."
  }

  assert {
    condition = {
      for hook in values(aws_autoscaling_lifecycle_hook.existing) :
      hook.name => [hook.autoscaling_group_name, hook.default_result, hook.heartbeat_timeout]
      } == {
      fgt-edge-launch    = ["theirs", "ABANDON", 1800]
      fgt-edge-terminate = ["theirs", "CONTINUE", 1800]
    }
    error_message = "The existing group does not get the hooks."
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables.asg_name == "theirs" &&
      jsondecode(aws_cloudwatch_event_rule.this["confirm"].event_pattern).detail.AutoScalingGroupName == ["theirs"] &&
      output.group_name == "theirs"
    )
    error_message = "The function does not serve the named group."
  }
}

run "existing_group_with_its_own_hooks" {
  variables {
    group               = null
    existing_group_name = "theirs"
    lifecycle_hooks     = { create = false, launch_name = "in", terminate_name = "out", launch_timeout = 900, terminate_timeout = 600 }
  }

  assert {
    condition     = length(aws_autoscaling_lifecycle_hook.existing) == 0
    error_message = "The module changes existing hooks."
  }

  assert {
    condition = (
      jsondecode(aws_cloudwatch_event_rule.this["launch"].event_pattern).detail.LifecycleHookName == ["in"] &&
      jsondecode(aws_cloudwatch_event_rule.this["terminate"].event_pattern).detail.LifecycleHookName == ["out"]
    )
    error_message = "The rules do not name the given hooks."
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables.launch_hook_name == "in" &&
      aws_lambda_function.this.environment[0].variables.terminate_hook_name == "out"
    )
    error_message = "The function does not get the names of its hooks."
  }

  assert {
    condition = (
      aws_lambda_function_event_invoke_config.this.maximum_event_age_in_seconds == 2100 &&
      alltrue([for target in aws_cloudwatch_event_target.this : target.retry_policy[0].maximum_event_age_in_seconds == 2100])
    )
    error_message = "An event can be dropped before its third try has ended."
  }
}

run "licenses" {
  variables {
    licenses = { required = true, prefix = "byol/", cooldown_minutes = 120, when_exhausted = "continue", warn_below = 5 }
  }

  assert {
    condition = {
      for name in ["need_license", "license_prefix", "license_cooldown_minutes", "license_exhausted"] :
      name => aws_lambda_function.this.environment[0].variables[name]
    } == { need_license = "true", license_prefix = "byol/", license_cooldown_minutes = "120", license_exhausted = "continue" }
    error_message = "The function does not get the settings of the licenses."
  }

  assert {
    condition = (
      one(aws_s3_bucket_notification.licenses.lambda_function).filter_prefix == "byol/" &&
      output.license_folder == "s3://fgt-edge-123456789012-us-east-1/byol/"
    )
    error_message = "The bucket notifies about another folder, or the function may read another one."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.this["licenses-left"].threshold == 5 &&
      aws_cloudwatch_metric_alarm.this["licenses-left"].comparison_operator == "LessThanThreshold" &&
      contains(keys(aws_cloudwatch_metric_alarm.this), "licenses-exhausted")
    )
    error_message = "There is no alarm before licenses run out, or none when they have run out."
  }
}

run "sweep_guard" {
  variables {
    sweep_guard_minutes = 30
  }

  assert {
    condition     = aws_lambda_function.this.environment[0].variables.sweep_guard_minutes == "30"
    error_message = "The function does not get sweep_guard_minutes."
  }
}

run "hostnames_and_dns" {
  variables {
    hostnames = { enabled = true, when_exhausted = "abandon", tags = "fqdn" }
    dns       = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "FW.example.internal.", interface = "trust", ttl = 30 }
  }

  assert {
    condition = {
      for name, value in aws_lambda_function.this.environment[0].variables :
      name => value if startswith(name, "dns_") || startswith(name, "hostname_")
      } == {
      hostname_pool = "true", hostname_exhausted = "abandon", hostname_tags = "fqdn"
      dns_zone_id   = "Z0123456789ABCDEFGHIJ", dns_zone_name = "FW.example.internal.", dns_interface = "trust", dns_ttl = "30"
    }
    error_message = "The function does not get the settings of hostnames or DNS."
  }

  assert {
    condition     = contains(keys(aws_cloudwatch_metric_alarm.this), "hostnames-exhausted")
    error_message = "There is no alarm when hostnames run out."
  }
}

run "management_interface" {
  variables {
    sg_allow_lambda = "sg-0123456789abcdef9"
    mgmt_intf_index = 1
  }

  assert {
    condition = (
      aws_lambda_function.this.environment[0].variables.sg_allow_lambda == "sg-0123456789abcdef9" &&
      aws_lambda_function.this.environment[0].variables.mgmt_intf_index == "1"
    )
    error_message = "The function does not get the settings of the management interface."
  }
}

run "alarms_by_email_and_topic" {
  variables {
    alarms = {
      emails     = { netops = "netops@example.com", noc = "noc@example.com" }
      topic_arns = ["arn:aws:sns:us-east-1:123456789012:noc"]
    }
  }

  assert {
    condition = (
      {
        for subscription in aws_sns_topic_subscription.emails : subscription.endpoint => [subscription.protocol, subscription.topic_arn]
      } ==
      { for address in ["netops@example.com", "noc@example.com"] : address => ["email", aws_sns_topic.alarms[0].arn] }
    )
    error_message = "An e-mail address has no subscription."
  }

  assert {
    condition = alltrue([
      for alarm in aws_cloudwatch_metric_alarm.this :
      alarm.alarm_actions == toset([aws_sns_topic.alarms[0].arn, "arn:aws:sns:us-east-1:123456789012:noc"]) &&
      alarm.ok_actions == alarm.alarm_actions
    ])
    error_message = "The alarms do not notify both the module's topic and the given one."
  }
}

run "no_alarms_no_dashboard_no_sweep" {
  variables {
    alarms         = { enabled = false }
    dashboard      = false
    sweep_schedule = null
  }

  assert {
    condition = (
      length(aws_cloudwatch_metric_alarm.this) == 0 && length(aws_sns_topic.alarms) == 0 && length(aws_cloudwatch_dashboard.this) == 0 &&
      output.alarm_topic_arn == null && output.dashboard_name == null
    )
    error_message = "There are alarms or a dashboard although they are off."
  }

  assert {
    condition = (
      aws_cloudwatch_event_rule.this["sweep"].state == "DISABLED" &&
      alltrue([for name, rule in aws_cloudwatch_event_rule.this : name == "sweep" || rule.state == "ENABLED"])
    )
    error_message = "The rule for the sweep is not disabled, or another rule is."
  }
}

run "storage_by_choice" {
  variables {
    bucket_name               = "my-own-name"
    bucket_force_destroy      = true
    bucket_old_versions_days  = 7
    table_deletion_protection = true
  }

  assert {
    condition = (
      aws_s3_bucket.this.bucket == "my-own-name" && aws_s3_bucket.this.force_destroy &&
      aws_dynamodb_table.this.deletion_protection_enabled &&
      aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration[0].noncurrent_days == 7
    )
    error_message = "The bucket or the table differs from the variables."
  }

  assert {
    condition     = strcontains(aws_iam_role_policy.data.policy, "arn:aws:s3:::my-own-name/intf_track.json")
    error_message = "The function may not use the named bucket."
  }
}
