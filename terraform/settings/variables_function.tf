variable "vpc_config" {
  type = object({
    subnet_ids         = set(string)
    security_group_ids = set(string)
  })
  default = null

  validation {
    condition = (
      var.vpc_config == null ? true :
      length(var.vpc_config.subnet_ids) > 0 && alltrue([for id in var.vpc_config.subnet_ids : can(regex("^subnet-[0-9a-f]{8,17}$", id))])
    )
    error_message = "vpc_config.subnet_ids: write at least one subnet id, like \"subnet-0123456789abcdef0\"."
  }

  validation {
    condition = (
      var.vpc_config == null ? true :
      length(var.vpc_config.security_group_ids) > 0 &&
      alltrue([for id in var.vpc_config.security_group_ids : can(regex("^sg-[0-9a-f]{8,17}$", id))])
    )
    error_message = "vpc_config.security_group_ids: write at least one security group id, like \"sg-0123456789abcdef0\"."
  }
}

variable "event_queue" {
  type = object({
    maximum_concurrency = optional(number, 20)
    batch_size          = optional(number, 1)
    max_receive_count   = optional(number, 5)
  })
  default = null

  validation {
    condition = (
      var.event_queue == null ? true :
      var.event_queue.maximum_concurrency >= 2 && var.event_queue.maximum_concurrency <= 1000 &&
      floor(var.event_queue.maximum_concurrency) == var.event_queue.maximum_concurrency
    )
    error_message = "event_queue.maximum_concurrency: write a whole number from 2 to 1000."
  }

  validation {
    condition = (
      var.event_queue == null ? true :
      var.event_queue.batch_size >= 1 && var.event_queue.batch_size <= 10 && floor(var.event_queue.batch_size) == var.event_queue.batch_size
    )
    error_message = "event_queue.batch_size: write a whole number from 1 to 10."
  }

  validation {
    condition = (
      var.event_queue == null ? true :
      var.event_queue.max_receive_count >= 1 && var.event_queue.max_receive_count <= 1000 &&
      floor(var.event_queue.max_receive_count) == var.event_queue.max_receive_count
    )
    error_message = "event_queue.max_receive_count: write a whole number from 1 to 1000."
  }
}
