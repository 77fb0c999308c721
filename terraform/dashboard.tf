locals {
  counts = {
    "Launches and terminations" = [
      "LaunchCompleted", "LaunchAbandoned", "LaunchFailed", "TerminateCompleted", "TerminateFailed", "ConfirmFailed", "SweepFindings",
    ]
    "Licenses and hostnames (free at a claim)" = concat(
      module.settings.licenses.required ? ["LicensesFree", "LicenseExhausted"] : [],
      module.settings.hostnames.enabled ? ["HostnamesFree", "HostnameExhausted"] : [],
    )
    "Replaced instances"        = local.recycles ? ["RecycleSucceeded", "RecycleFailed", "RecycleReplaced"] : []
    "Snapshots of disks"        = local.snapshot_metrics
    "Start commands and topics" = local.start_metrics
  }

  widgets = concat(
    [
      for title, metrics in local.counts : {
        title   = title
        stat    = startswith(title, "Licenses") ? "Minimum" : "Sum"
        metrics = [for metric in metrics : ["FgtAsg", metric, "AutoScalingGroupName", local.group_name]]
      } if length(metrics) > 0
    ],
    [
      {
        title = "Durations (ms)"
        stat  = "Maximum"
        metrics = [
          for metric in ["LaunchDuration", "TerminateDuration", "TrackFileWait"] :
          ["FgtAsg", metric, "AutoScalingGroupName", local.group_name]
        ]
      },
      {
        title = "The function"
        stat  = "Sum"
        metrics = [
          for metric in ["Invocations", "Errors", "Throttles"] :
          ["AWS/Lambda", metric, "FunctionName", aws_lambda_function.this.function_name]
        ]
      },
      {
        title   = "Dead letters"
        stat    = "Maximum"
        metrics = [["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", aws_sqs_queue.dead_letters.name]]
      },
      {
        title = "The group"
        stat  = "Maximum"
        metrics = [
          for metric in ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances", "GroupTerminatingInstances"] :
          ["AWS/AutoScaling", metric, "AutoScalingGroupName", local.group_name]
        ]
      },
    ],
  )
}

resource "aws_cloudwatch_dashboard" "this" {
  count = var.dashboard ? 1 : 0

  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = concat(
      [
        for i, widget in local.widgets : {
          type   = "metric"
          x      = i % 2 * 12
          y      = floor(i / 2) * 6
          width  = 12
          height = 6
          properties = {
            title   = widget.title
            region  = local.region
            period  = 300
            stat    = widget.stat
            view    = "timeSeries"
            stacked = false
            metrics = widget.metrics
          }
        }
      ],
      [
        {
          type   = "log"
          x      = 0
          y      = ceil(length(local.widgets) / 2) * 6
          width  = 24
          height = 8
          properties = {
            title  = "Warnings and errors"
            region = local.region
            view   = "table"
            query = join(" | ", [
              "SOURCE '${aws_cloudwatch_log_group.function.name}'",
              "fields @timestamp, instanceId, message, reason",
              "filter level in ['WARN', 'ERROR', 'FATAL']",
              "sort @timestamp desc",
              "limit 50",
            ])
          }
        },
      ],
    )
  })
}
