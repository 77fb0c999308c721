variable "licenses" {
  type = object({
    required         = optional(bool, false)
    prefix           = optional(string, "licenses/")
    cooldown_minutes = optional(number, 90)
    when_exhausted   = optional(string, "abandon")
    warn_below       = optional(number, 2)
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^[A-Za-z0-9!_.'()-][A-Za-z0-9!_.'()/-]*/$", var.licenses.prefix))
    error_message = "licenses.prefix: write a folder that ends with a slash and does not begin with one, like \"licenses/\"."
  }

  validation {
    condition = (
      var.licenses.cooldown_minutes >= 0 && var.licenses.cooldown_minutes <= 10080 &&
      floor(var.licenses.cooldown_minutes) == var.licenses.cooldown_minutes
    )
    error_message = "licenses.cooldown_minutes: write a whole number from 0 to 10080 (a week)."
  }

  validation {
    condition     = contains(["abandon", "continue"], var.licenses.when_exhausted)
    error_message = "licenses.when_exhausted: write \"abandon\" (no launch without a license) or \"continue\"."
  }

  validation {
    condition = (
      var.licenses.warn_below >= 1 && var.licenses.warn_below <= 100 && floor(var.licenses.warn_below) == var.licenses.warn_below
    )
    error_message = "licenses.warn_below: write a whole number from 1 to 100 (the function counts free licenses up to 100)."
  }
}

variable "hostnames" {
  type = object({
    enabled        = optional(bool, false)
    when_exhausted = optional(string, "continue")
    tags           = optional(string, "short")
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["abandon", "continue"], var.hostnames.when_exhausted)
    error_message = "hostnames.when_exhausted: write \"continue\" (launch without a hostname) or \"abandon\"."
  }

  validation {
    condition     = contains(["short", "fqdn"], var.hostnames.tags)
    error_message = "hostnames.tags: write \"short\" (only the hostname) or \"fqdn\" (the hostname with dns.zone_name)."
  }
}

variable "dns" {
  type = object({
    zone_id   = string
    zone_name = string
    interface = string
    ttl       = optional(number, 60)
  })
  default = null

  validation {
    condition     = var.dns == null ? true : can(regex("^Z[0-9A-Z]{1,31}$", var.dns.zone_id))
    error_message = "dns.zone_id: write the hosted zone's id, like \"Z0123456789ABCDEFGHIJ\", without \"/hostedzone/\"."
  }

  validation {
    condition = (
      var.dns == null ? true :
      can(
        regex(
          "^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$",
          trimsuffix(var.dns.zone_name, ".")
        )
      ) &&
      length(var.dns.zone_name) <= 189
    )
    error_message = "dns.zone_name: write the zone's domain, like \"fw.example.internal\"."
  }

  validation {
    condition     = var.dns == null ? true : contains(keys(var.network_interfaces), var.dns.interface)
    error_message = "dns.interface: write the name of one of network_interfaces (a key of that map)."
  }

  validation {
    condition     = var.dns == null ? true : var.dns.ttl >= 0 && var.dns.ttl <= 604800 && floor(var.dns.ttl) == var.dns.ttl
    error_message = "dns.ttl: write whole seconds from 0 to 604800 (a week)."
  }

  validation {
    condition     = var.dns == null ? true : var.hostnames.enabled
    error_message = "dns: write hostnames = { enabled = true }, too. The records need hostnames from the pool."
  }
}

variable "alarms" {
  type = object({
    enabled    = optional(bool, true)
    emails     = optional(map(string), {})
    topic_arns = optional(list(string), [])
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for email in values(var.alarms.emails) : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "alarms.emails: write e-mail addresses with keys of your choice, like { netops = \"netops@example.com\" }."
  }

  validation {
    condition     = alltrue([for arn in var.alarms.topic_arns : can(regex("^arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", arn))])
    error_message = "alarms.topic_arns: write SNS topics' ARNs (arn:aws:sns:<region>:<account>:<topic>)."
  }

  validation {
    condition     = var.alarms.enabled || length(var.alarms.emails) + length(var.alarms.topic_arns) == 0
    error_message = "alarms: leave out emails and topic_arns, or write enabled = true. Without alarms they get no messages."
  }
}
