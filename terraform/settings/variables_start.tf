variable "start_command" {
  type = object({
    document        = string
    parameters      = optional(map(list(string)), {})
    timeout_seconds = optional(number, 600)
  })
  default = null

  validation {
    condition     = var.start_command == null ? true : can(regex("^[a-zA-Z0-9_.:/-]{3,128}$", var.start_command.document))
    error_message = "start_command.document: write the name or the ARN of an SSM document, like \"AWS-RunShellScript\"."
  }

  validation {
    condition = var.start_command == null ? true : (
      var.start_command.timeout_seconds >= 30 && var.start_command.timeout_seconds <= 2592000 &&
      floor(var.start_command.timeout_seconds) == var.start_command.timeout_seconds
    )
    error_message = "start_command.timeout_seconds: write whole seconds from 30 to 2592000."
  }

  # A further `$` before a placeholder makes it plain text.
  validation {
    condition = var.start_command == null ? true : alltrue([
      for found in regexall("(\\$?)\\$\\{([^}]*\\}?)", join("\n", flatten(values(var.start_command.parameters)))) :
      found[0] == "$" || contains(["hostname}", "region}", "instance_id}", "group}"], found[1])
    ])
    error_message = join(" ", [
      "start_command.parameters: the placeholders are $${hostname}, $${region}, $${instance_id} and $${group}. Write $$${ for a literal",
      "$${.",
    ])
  }
}

variable "transition_topics" {
  type = object({
    launched    = optional(string)
    running     = optional(string)
    terminating = optional(string)
  })
  default = null

  validation {
    condition = var.transition_topics == null ? true : alltrue([
      for arn in values(var.transition_topics) :
      arn == null ? true : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", arn))
    ])
    error_message = "transition_topics: write standard SNS topics' ARNs (arn:aws:sns:<region>:<account>:<topic>)."
  }
}
