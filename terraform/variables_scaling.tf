variable "scaling" {
  description = <<-EOT
    Scaling policies and scheduled actions of the group, by names of your choice.

    Leave out `group.desired_capacity` if you use any of them. Otherwise each apply undoes their changes. A metric without `dimensions`
    is the group's own (`AutoScalingGroupName`).

    `target_tracking` keeps a metric at a value:

    - `target`: the value
    - `metric`: one of Auto Scaling's: `ASGAverageCPUUtilization`, `ASGAverageNetworkIn`, `ASGAverageNetworkOut`, or
      `ALBRequestCountPerTarget` with its `resource_label`
    - `custom_metric`: instead of `metric`, another metric by `namespace`, `name`, `statistic` and `dimensions`
    - `disable_scale_in`, `warmup_seconds`

    `step` changes the capacity while a metric is past a threshold:

    - `metric`: by `namespace`, `name`, `statistic` and `dimensions`
    - `comparison` (`>=`, `>`, `<=` or `<`) and `threshold`
    - `evaluation_periods`, `period`: the metric must be past the threshold for so many periods of so many seconds. EC2 writes its
      metrics every five minutes, and every minute with `group.detailed_monitoring`. With a shorter `period` there are gaps
    - `steps`: each changes the capacity by `change`, and applies from `from` to `to`. These are differences: the metric minus the
      threshold. To grow: `[{ from = 0, change = 1 }]` with `>=`. To shrink: `[{ to = 0, change = -1 }]` with `<=`
    - `adjustment_type`, `warmup_seconds`

    `scheduled` sets the capacity at certain times:

    - `recurrence`: a cron expression of five fields; `time_zone`
    - `desired_capacity`; for an `existing_group_name` also `min_size` and `max_size`
  EOT
  type        = any
  default     = {}
  nullable    = false
}

variable "target_group" {
  description = <<-EOT
    A target group with the firewalls, for a load balancer of yours; null for none.

    The output `target_group_arn` is its ARN. With `group.health_check_type = "ELB"`, Auto Scaling replaces firewalls that fail its
    health check. A group of yours (`existing_group_name`) gets it attached, and must not set target groups itself.

    - `vpc_id`
    - `protocol`, `port`: of the traffic. `GENEVE` and 6081 are for a Gateway Load Balancer; `TCP`, `UDP`, `TCP_UDP` or `TLS` for a
      Network Load Balancer; `HTTP` or `HTTPS` for an Application Load Balancer
    - `health_check`: `port`, `protocol` (`TCP`, `HTTP`, `HTTPS`), `path`, `interval` and `timeout` (seconds), `healthy_threshold`,
      `unhealthy_threshold`. The firewall must answer on this port (FortiOS: `config system probe-response`)
    - `deregistration_delay`: how many seconds a firewall that is removed keeps its connections
  EOT
  type        = any
  default     = null
}
