variable "scaling" {
  type = object({
    target_tracking = optional(map(object({
      target         = number
      metric         = optional(string)
      resource_label = optional(string)
      custom_metric = optional(object({
        namespace  = string
        name       = string
        statistic  = optional(string, "Average")
        dimensions = optional(map(string))
      }))
      disable_scale_in = optional(bool, false)
      warmup_seconds   = optional(number)
    })), {})
    step = optional(map(object({
      metric = object({
        namespace  = string
        name       = string
        statistic  = optional(string, "Average")
        dimensions = optional(map(string))
      })
      comparison         = string
      threshold          = number
      period             = optional(number, 300)
      evaluation_periods = optional(number, 3)
      steps = list(object({
        from   = optional(number)
        to     = optional(number)
        change = number
      }))
      adjustment_type = optional(string, "ChangeInCapacity")
      warmup_seconds  = optional(number)
    })), {})
    scheduled = optional(map(object({
      recurrence       = string
      time_zone        = optional(string)
      min_size         = optional(number)
      max_size         = optional(number)
      desired_capacity = optional(number)
    })), {})
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for name in concat(keys(var.scaling.target_tracking), keys(var.scaling.step), keys(var.scaling.scheduled)) :
      can(regex("^[A-Za-z0-9_-]{1,64}$", name))
    ])
    error_message = "scaling: write names of letters, digits, \"_\" and \"-\" (at most 64) as keys."
  }

  validation {
    condition     = length(setintersection(keys(var.scaling.target_tracking), keys(var.scaling.step))) == 0
    error_message = "scaling: write different names in target_tracking and step, because each is the name of a policy of the group."
  }

  validation {
    condition     = alltrue([for policy in values(var.scaling.target_tracking) : (policy.metric == null) != (policy.custom_metric == null)])
    error_message = "scaling.target_tracking: write either metric or custom_metric for each policy, not both."
  }

  validation {
    condition = alltrue([
      for policy in values(var.scaling.target_tracking) :
      policy.metric == null ? true : contains(
        ["ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut", "ALBRequestCountPerTarget"], policy.metric
      )
    ])
    error_message = join(" ", [
      "scaling.target_tracking.metric: write ASGAverageCPUUtilization, ASGAverageNetworkIn, ASGAverageNetworkOut or",
      "ALBRequestCountPerTarget.",
    ])
  }

  validation {
    condition = alltrue([
      for policy in values(var.scaling.target_tracking) :
      policy.metric == null ? true : (policy.metric == "ALBRequestCountPerTarget") == (policy.resource_label != null)
    ])
    error_message = "scaling.target_tracking.resource_label: write it with metric = \"ALBRequestCountPerTarget\", and with no other metric."
  }

  validation {
    condition     = alltrue([for policy in values(var.scaling.target_tracking) : policy.target > 0])
    error_message = "scaling.target_tracking.target: write a number above 0."
  }

  validation {
    condition     = alltrue([for policy in values(var.scaling.step) : contains([">=", ">", "<=", "<"], policy.comparison)])
    error_message = "scaling.step.comparison: write \">=\", \">\", \"<=\" or \"<\"."
  }

  validation {
    condition = alltrue([
      for policy in values(var.scaling.step) : contains([10, 30], policy.period) || (policy.period >= 60 && policy.period % 60 == 0)
    ])
    error_message = "scaling.step.period: write 10, 30 or a multiple of 60 (seconds)."
  }

  validation {
    condition = alltrue([
      for policy in values(var.scaling.step) :
      policy.evaluation_periods >= 1 && floor(policy.evaluation_periods) == policy.evaluation_periods &&
      policy.evaluation_periods * policy.period <= 86400
    ])
    error_message = "scaling.step.evaluation_periods: write a whole number, 1 or more. Multiplied by period it must not exceed a day."
  }

  validation {
    condition     = alltrue([for policy in values(var.scaling.step) : length(policy.steps) > 0])
    error_message = "scaling.step.steps: write at least one step, like { from = 0, change = 1 }."
  }

  validation {
    condition = alltrue(flatten([
      for policy in values(var.scaling.step) : [
        for step in policy.steps : step.from == null ? step.to != null : step.to == null ? true : step.from < step.to
      ]
    ]))
    error_message = "scaling.step.steps: write from, to, or both for each step (the metric minus the threshold). from must be below to."
  }

  validation {
    condition = alltrue(flatten([
      for policy in values(var.scaling.step) : [
        for step in policy.steps :
        startswith(policy.comparison, ">") ? step.from == null ? false : step.from >= 0 : step.to == null ? false : step.to <= 0
      ]
    ]))
    error_message = join(" ", [
      "scaling.step.steps: with \">=\" or \">\" write a from of 0 or more for each step, with \"<=\" or \"<\" a to of 0 or less. On the",
      "other side of the threshold the policy has no effect.",
    ])
  }

  validation {
    condition = alltrue([
      for policy in values(var.scaling.step) : length(setintersection(
        [for step in policy.steps : step.from if step.from != null], [for step in policy.steps : step.to if step.to != null]
      )) == length(policy.steps) - 1
    ])
    error_message = join(" ", [
      "scaling.step.steps: write steps without gaps, each beginning where another one ends, like",
      "{ from = 0, to = 20, change = 1 }, { from = 20, change = 2 }.",
    ])
  }

  validation {
    condition = (
      alltrue(flatten([for policy in values(var.scaling.step) : [for step in policy.steps : floor(step.change) == step.change]]))
    )
    error_message = "scaling.step.steps.change: write a whole number; a negative one shrinks the group."
  }

  validation {
    condition = alltrue([
      for metric in concat(values(var.scaling.target_tracking)[*].custom_metric, values(var.scaling.step)[*].metric) :
      metric == null ? true : contains(["Average", "Maximum", "Minimum", "SampleCount", "Sum"], metric.statistic)
    ])
    error_message = "scaling: write a statistic of \"Average\", \"Maximum\", \"Minimum\", \"SampleCount\" or \"Sum\"."
  }

  validation {
    condition = alltrue([
      for policy in values(var.scaling.step) :
      contains(["ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"], policy.adjustment_type)
    ])
    error_message = "scaling.step.adjustment_type: write \"ChangeInCapacity\", \"PercentChangeInCapacity\" or \"ExactCapacity\"."
  }

  validation {
    condition     = alltrue([for action in values(var.scaling.scheduled) : length(split(" ", action.recurrence)) == 5])
    error_message = "scaling.scheduled.recurrence: write a cron expression of five parts, like \"0 6 * * 1-5\"."
  }

  validation {
    condition = alltrue(flatten([
      for action in values(var.scaling.scheduled) : [
        for size in [action.min_size, action.max_size, action.desired_capacity] : size == null ? true : size >= 0 && floor(size) == size
      ]
    ]))
    error_message = "scaling.scheduled.min_size, max_size, desired_capacity: write whole numbers, 0 or more."
  }

  validation {
    condition = (
      var.group == null || alltrue([for action in values(var.scaling.scheduled) : action.min_size == null && action.max_size == null])
    )
    error_message = join(" ", [
      "scaling.scheduled: write only desired_capacity. For a group of the module, each apply would set min_size and max_size again from",
      "group.",
    ])
  }

  validation {
    condition = alltrue([
      for action in values(var.scaling.scheduled) : action.min_size != null || action.max_size != null || action.desired_capacity != null
    ])
    error_message = "scaling.scheduled: write min_size, max_size or desired_capacity for each action."
  }

  validation {
    condition = (
      try(var.group.desired_capacity, null) == null ||
      length(var.scaling.target_tracking) + length(var.scaling.step) + length(var.scaling.scheduled) == 0
    )
    error_message = "scaling: leave out group.desired_capacity, or each apply would undo the changes of the policies."
  }
}

variable "target_group" {
  type = object({
    vpc_id               = string
    protocol             = string
    port                 = number
    deregistration_delay = optional(number, 300)
    health_check = object({
      port                = number
      protocol            = optional(string, "TCP")
      path                = optional(string)
      interval            = optional(number, 10)
      timeout             = optional(number, 5)
      healthy_threshold   = optional(number, 3)
      unhealthy_threshold = optional(number, 3)
    })
  })
  default = null

  validation {
    condition     = var.target_group == null ? true : can(regex("^vpc-[0-9a-f]{8,17}$", var.target_group.vpc_id))
    error_message = "target_group.vpc_id: write the VPC's id, like \"vpc-0123456789abcdef0\"."
  }

  validation {
    condition = (
      var.target_group == null ? true : contains(["GENEVE", "TCP", "UDP", "TCP_UDP", "TLS", "HTTP", "HTTPS"], var.target_group.protocol)
    )
    error_message = join(" ", [
      "target_group.protocol: write \"GENEVE\" (Gateway Load Balancer), \"TCP\", \"UDP\", \"TCP_UDP\", \"TLS\" (Network), \"HTTP\" or",
      "\"HTTPS\" (Application).",
    ])
  }

  validation {
    condition = var.target_group == null ? true : alltrue([
      for port in [var.target_group.port, var.target_group.health_check.port] : port >= 1 && port <= 65535 && floor(port) == port
    ])
    error_message = "target_group.port, health_check.port: write whole numbers from 1 to 65535."
  }

  validation {
    condition     = var.target_group == null ? true : (var.target_group.protocol == "GENEVE") == (var.target_group.port == 6081)
    error_message = "target_group.port: write 6081 for a Gateway Load Balancer (GENEVE), and only for it."
  }

  validation {
    condition     = var.target_group == null ? true : contains(["TCP", "HTTP", "HTTPS"], var.target_group.health_check.protocol)
    error_message = "target_group.health_check.protocol: write \"TCP\", \"HTTP\" or \"HTTPS\"."
  }

  validation {
    condition = (
      var.target_group == null ? true : var.target_group.health_check.path == null || var.target_group.health_check.protocol != "TCP"
    )
    error_message = "target_group.health_check.path: write health_check.protocol = \"HTTP\" or \"HTTPS\", too."
  }

  validation {
    condition = (
      var.target_group == null ? true :
      var.target_group.health_check.protocol != "TCP" || !contains(["HTTP", "HTTPS"], var.target_group.protocol)
    )
    error_message = "target_group.health_check.protocol: write \"HTTP\" or \"HTTPS\" for an Application Load Balancer."
  }

  validation {
    condition = (
      var.target_group == null ? true :
      var.target_group.health_check.interval >= 5 && var.target_group.health_check.interval <= 300 &&
      floor(var.target_group.health_check.interval) == var.target_group.health_check.interval
    )
    error_message = "target_group.health_check.interval: write whole seconds from 5 to 300."
  }

  validation {
    condition = (
      var.target_group == null ? true :
      var.target_group.health_check.timeout >= 2 && var.target_group.health_check.timeout < var.target_group.health_check.interval &&
      floor(var.target_group.health_check.timeout) == var.target_group.health_check.timeout
    )
    error_message = "target_group.health_check.timeout: write whole seconds, 2 or more and fewer than interval."
  }

  validation {
    condition = var.target_group == null ? true : alltrue([
      for times in [var.target_group.health_check.healthy_threshold, var.target_group.health_check.unhealthy_threshold] :
      times >= 2 && times <= 10 && floor(times) == times
    ])
    error_message = "target_group.health_check.healthy_threshold, unhealthy_threshold: write whole numbers from 2 to 10."
  }

  validation {
    condition = (
      var.target_group == null ? true :
      var.target_group.deregistration_delay >= 0 && var.target_group.deregistration_delay <= 3600 &&
      floor(var.target_group.deregistration_delay) == var.target_group.deregistration_delay
    )
    error_message = "target_group.deregistration_delay: write whole seconds from 0 to 3600."
  }
}
