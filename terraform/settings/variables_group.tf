variable "group" {
  type = object({
    image_id = optional(string)
    image = optional(object({
      version = string
      license = optional(string, "payg")
      pin     = optional(bool, true)
    }))
    instance_type               = string
    subnet_ids                  = list(string)
    security_group_ids          = list(string)
    associate_public_ip_address = optional(bool)
    key_name                    = optional(string)
    user_data                   = optional(string)
    iam_instance_profile_arn    = optional(string)
    hop_limit                   = optional(number, 1)
    detailed_monitoring         = optional(bool, false)
    min_size                    = optional(number, 0)
    max_size                    = number
    desired_capacity            = optional(number)
    health_check_type           = optional(string, "EC2")
    health_check_grace_period   = optional(number, 600)
    target_group_arns           = optional(list(string), [])
    capacity_timeout            = optional(string, "30m")
    volumes = optional(map(object({
      size        = optional(number)
      type        = optional(string, "gp3")
      encrypted   = optional(bool, true)
      kms_key_arn = optional(string)
    })), {})
    warm_pool = optional(object({
      min_size          = optional(number, 0)
      max_prepared      = optional(number)
      state             = optional(string, "Stopped")
      reuse_on_scale_in = optional(bool, false)
    }))
  })
  default = null

  validation {
    condition = (var.group == null) != (var.existing_group_name == null)
    error_message = join(" ", [
      "group: write either group = { ... } (the module makes the group) or existing_group_name (the function serves your group), not",
      "both.",
    ])
  }

  validation {
    condition     = var.group == null ? true : (var.group.image_id == null) != (var.group.image == null)
    error_message = "group.image: write either a FortiOS version, like { version = \"7.4.8\", license = \"byol\" }, or image_id, not both."
  }

  validation {
    condition     = try(var.group.image, null) == null ? true : can(regex("^[0-9]+\\.[0-9]+(\\.[0-9]+)?$", var.group.image.version))
    error_message = "group.image.version: write a FortiOS version, like \"7.4.8\", or a line of versions, like \"7.4\"."
  }

  validation {
    condition     = try(var.group.image, null) == null ? true : contains(["payg", "byol"], var.group.image.license)
    error_message = "group.image.license: write \"payg\" (pay as you go) or \"byol\" (bring your own license)."
  }

  validation {
    condition     = try(var.group.image, null) == null ? true : var.group.image.license == "byol" || !var.licenses.required
    error_message = "group.image.license: write \"byol\" with licenses.required. A pay-as-you-go firewall does not accept licenses."
  }

  validation {
    condition     = try(var.group.image_id, null) == null ? true : can(regex("^(ami-[0-9a-f]{8,17}|resolve:ssm:.+)$", var.group.image_id))
    error_message = "group.image_id: write an image id in this region, like \"ami-0123456789abcdef0\", or \"resolve:ssm:<parameter>\"."
  }

  validation {
    condition     = var.group == null ? true : can(regex("^[a-z0-9-]+\\.[a-z0-9-]+$", var.group.instance_type))
    error_message = "group.instance_type: write an EC2 instance type, like \"c6i.xlarge\"."
  }

  validation {
    condition = (
      var.group == null ? true :
      length(var.group.subnet_ids) > 0 && alltrue([for id in var.group.subnet_ids : can(regex("^subnet-[0-9a-f]{8,17}$", id))])
    )
    error_message = "group.subnet_ids: write at least one subnet id, like \"subnet-0123456789abcdef0\"."
  }

  validation {
    condition = (
      var.group == null ? true :
      length(var.group.security_group_ids) > 0 && alltrue([for id in var.group.security_group_ids : can(regex("^sg-[0-9a-f]{8,17}$", id))])
    )
    error_message = "group.security_group_ids: write at least one security group id, like \"sg-0123456789abcdef0\"."
  }

  validation {
    condition = (
      var.group == null ? true :
      var.group.iam_instance_profile_arn == null ? true :
      can(regex("^arn:[a-z-]+:iam::[0-9]{12}:instance-profile/.+$", var.group.iam_instance_profile_arn))
    )
    error_message = "group.iam_instance_profile_arn: write an instance profile's ARN (arn:aws:iam::<account>:instance-profile/<name>)."
  }

  validation {
    condition = (
      var.group == null ? true : var.group.hop_limit >= 1 && var.group.hop_limit <= 64 && floor(var.group.hop_limit) == var.group.hop_limit
    )
    error_message = "group.hop_limit: write a whole number from 1 to 64."
  }

  validation {
    condition = var.group == null ? true : alltrue([
      for size in [var.group.min_size, var.group.max_size, var.group.desired_capacity] :
      size == null ? true : size >= 0 && floor(size) == size
    ])
    error_message = "group.min_size, max_size, desired_capacity: write whole numbers, 0 or more."
  }

  validation {
    condition     = var.group == null ? true : var.group.min_size <= var.group.max_size
    error_message = "group.max_size: write a number that is at least min_size."
  }

  validation {
    condition = (
      var.group == null ? true :
      var.group.desired_capacity == null ? true :
      var.group.desired_capacity >= var.group.min_size && var.group.desired_capacity <= var.group.max_size
    )
    error_message = "group.desired_capacity: write a number from min_size to max_size, or leave it out."
  }

  validation {
    condition     = var.group == null ? true : contains(["EC2", "ELB"], var.group.health_check_type)
    error_message = "group.health_check_type: write \"EC2\" or \"ELB\"."
  }

  validation {
    condition = (
      var.group == null ? true : var.group.health_check_type != "ELB" || var.target_group != null || length(var.group.target_group_arns) > 0
    )
    error_message = "group.health_check_type: with \"ELB\" write target_group or group.target_group_arns, too."
  }

  validation {
    condition = (
      var.group == null ? true :
      var.group.health_check_grace_period >= 0 && floor(var.group.health_check_grace_period) == var.group.health_check_grace_period
    )
    error_message = "group.health_check_grace_period: write whole seconds, 0 or more."
  }

  validation {
    condition = (
      var.group == null ? true :
      alltrue([
        for arn in var.group.target_group_arns : can(regex("^arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/.+$", arn))
      ])
    )
    error_message = "group.target_group_arns: write target groups' ARNs (arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/...)."
  }

  validation {
    condition = (
      var.group == null ? true :
      can(regex("^(0|([0-9]+h)?([0-9]+m)?([0-9]+s)?)$", var.group.capacity_timeout)) && var.group.capacity_timeout != ""
    )
    error_message = "group.capacity_timeout: write a duration like \"30m\" or \"1h30m\", or \"0\" for not waiting."
  }

  validation {
    condition = var.group == null ? true : alltrue([
      for device, volume in var.group.volumes : startswith(device, "/dev/") || can(regex("^xvd[a-z]+$", device))
    ])
    error_message = "group.volumes: write device names as keys, like \"/dev/sda1\"."
  }

  validation {
    condition = var.group == null ? true : alltrue([
      for volume in values(var.group.volumes) :
      volume.size == null ? true : volume.size >= 1 && volume.size <= 65536 && floor(volume.size) == volume.size
    ])
    error_message = "group.volumes.size: write whole GiB from 1 to 65536."
  }

  validation {
    condition = (
      var.group == null ? true : alltrue([for volume in values(var.group.volumes) : contains(["gp2", "gp3", "standard"], volume.type)])
    )
    error_message = "group.volumes.type: write \"gp3\", \"gp2\" or \"standard\"."
  }

  validation {
    condition = var.group == null ? true : var.group.warm_pool == null ? true : alltrue([
      for size in [var.group.warm_pool.min_size, var.group.warm_pool.max_prepared] : size == null ? true : size >= 0 && floor(size) == size
    ])
    error_message = "group.warm_pool.min_size, max_prepared: write whole numbers, 0 or more."
  }

  validation {
    condition = (
      var.group == null ? true : var.group.warm_pool == null ? true : contains(["Stopped", "Running"], var.group.warm_pool.state)
    )
    error_message = "group.warm_pool.state: write \"Stopped\" or \"Running\". The launch template's instances cannot hibernate."
  }

  # EC2 gives a started instance a new public address only if it has a single interface. An Elastic IP stays with the instance.
  validation {
    condition = (
      try(var.group.warm_pool.state, "") != "Stopped" || !try(coalesce(var.group.associate_public_ip_address, false), false)
      ) ? true : (
      alltrue([for i in values(var.network_interfaces) : i.device_index == 0]) ||
      anytrue([for i in values(var.network_interfaces) : i.device_index == 0 && (i.enable_public_ip || i.existing_eip_id != null)])
    )
    error_message = join(" ", [
      "group.associate_public_ip_address: leave it out, and give the interface with device_index 0 an Elastic IP, like",
      "network_interfaces = { untrust = { device_index = 0, enable_public_ip = true } }. A firewall with several interfaces gets no new",
      "public address when it leaves a warm pool of stopped instances. Or write warm_pool = { state = \"Running\" }.",
    ])
  }

  # Instances get these tags from the module's group. Their other keys (Name, Hostname, License, Auto Scaling's) are valid in the metadata.
  validation {
    condition = var.start_command == null || var.group == null ? true : alltrue([
      for key in keys(var.tags) : can(regex("^[A-Za-z0-9+=.,_:@-]+$", key)) && !contains([".", "..", "_index"], key)
    ])
    error_message = join(" ", [
      "tags: with start_command write keys of letters, digits and + - = . , _ : @ (no space, no slash), and not \".\", \"..\" or",
      "\"_index\". The firewalls' tags are then in the instance metadata, and EC2 refuses each launch with other keys.",
    ])
  }
}

variable "lifecycle_hooks" {
  type = object({
    create            = optional(bool, true)
    launch_name       = optional(string)
    terminate_name    = optional(string)
    launch_timeout    = optional(number, 1800)
    terminate_timeout = optional(number, 1800)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for name in [var.lifecycle_hooks.launch_name, var.lifecycle_hooks.terminate_name] :
      name == null ? true : can(regex("^[A-Za-z0-9_/-]{1,255}$", name))
    ])
    error_message = "lifecycle_hooks.launch_name, terminate_name: write letters, digits, \"-\", \"_\" and \"/\", at most 255."
  }

  validation {
    condition = alltrue([
      for seconds in [var.lifecycle_hooks.launch_timeout, var.lifecycle_hooks.terminate_timeout] :
      seconds >= 300 && seconds <= 7200 && floor(seconds) == seconds
    ])
    error_message = "lifecycle_hooks.launch_timeout, terminate_timeout: write whole seconds from 300 to 7200."
  }

  validation {
    condition     = var.lifecycle_hooks.create || var.existing_group_name != null
    error_message = "lifecycle_hooks.create: leave it true if the module makes the group. Without hooks the function serves no firewall."
  }
}
