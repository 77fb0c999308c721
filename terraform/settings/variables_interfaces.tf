variable "network_interfaces" {
  type = map(object({
    device_index       = number
    subnet_id_map      = optional(map(string), {})
    description        = optional(string)
    security_groups    = optional(list(string), [])
    private_ips        = optional(list(string), [])
    source_dest_check  = optional(bool)
    enable_public_ip   = optional(bool, false)
    public_ipv4_pool   = optional(string)
    existing_eip_id    = optional(string)
    ipv6_address_count = optional(number, 0)
    to_gwlb            = optional(bool)
    mgmt_intf          = optional(bool)
    vdom               = optional(string)
  }))
  nullable = false

  validation {
    condition     = length(var.network_interfaces) > 0
    error_message = "network_interfaces: write at least one interface, like { trust = { device_index = 1, ... } }."
  }

  validation {
    condition     = alltrue([for name in keys(var.network_interfaces) : can(regex("^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$", name))])
    error_message = "network_interfaces: write names of at most 63 letters, digits, \"_\", \".\" and \"-\". They are used in tags."
  }

  validation {
    condition = alltrue([
      for i in values(var.network_interfaces) : i.device_index >= 0 && i.device_index <= 14 && floor(i.device_index) == i.device_index
    ])
    error_message = "network_interfaces.device_index: write a whole number from 0 to 14."
  }

  validation {
    condition     = length(distinct([for i in values(var.network_interfaces) : i.device_index])) == length(var.network_interfaces)
    error_message = "network_interfaces.device_index: write a different index for each interface."
  }

  validation {
    condition     = alltrue([for i in values(var.network_interfaces) : i.device_index == 0 || length(i.subnet_id_map) > 0])
    error_message = "network_interfaces.subnet_id_map: write a subnet for each zone of the group, like { us-east-1a = \"subnet-...\" }."
  }

  validation {
    condition = alltrue([for i in values(var.network_interfaces) : i.device_index != 0 || length(i.subnet_id_map) == 0])
    error_message = join(" ", [
      "network_interfaces.subnet_id_map: leave it out for device_index 0. That interface is in one of the group's subnets",
      "(group.subnet_ids).",
    ])
  }

  validation {
    condition = alltrue(
      flatten([
        for i in values(var.network_interfaces) :
        [for zone in keys(i.subnet_id_map) : can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]+([a-z]|-[a-z0-9-]+)$", zone))]
      ])
    )
    error_message = "network_interfaces.subnet_id_map: write zone names like \"us-east-1a\" as keys, not zone ids like \"use1-az1\"."
  }

  validation {
    condition = alltrue(
      flatten([for i in values(var.network_interfaces) : [for id in values(i.subnet_id_map) : can(regex("^subnet-[0-9a-f]{8,17}$", id))]])
    )
    error_message = "network_interfaces.subnet_id_map: write subnet ids as values, like \"subnet-0123456789abcdef0\"."
  }

  validation {
    condition     = alltrue([for i in values(var.network_interfaces) : i.device_index == 0 || length(i.security_groups) > 0])
    error_message = "network_interfaces.security_groups: write at least one security group. Otherwise EC2 uses the VPC's default one."
  }

  validation {
    condition = alltrue(
      flatten([for i in values(var.network_interfaces) : [for id in i.security_groups : can(regex("^sg-[0-9a-f]{8,17}$", id))]])
    )
    error_message = "network_interfaces.security_groups: write security group ids, like \"sg-0123456789abcdef0\" (not names)."
  }

  validation {
    condition = alltrue(
      flatten([for i in values(var.network_interfaces) : [for ip in i.private_ips : can(cidrhost("${ip}/32", 0)) && !can(regex(":", ip))]])
    )
    error_message = "network_interfaces.private_ips: write IPv4 addresses, like \"10.0.1.10\"."
  }

  validation {
    condition = alltrue([
      for i in values(var.network_interfaces) :
      i.public_ipv4_pool == null ? true : can(regex("^ipv4pool-ec2-[0-9a-f]+$", i.public_ipv4_pool))
    ])
    error_message = join(" ", [
      "network_interfaces.public_ipv4_pool: write an address pool's id, like \"ipv4pool-ec2-0123456789abcdef0\", or leave it out for",
      "Amazon's pool.",
    ])
  }

  validation {
    condition     = alltrue([for i in values(var.network_interfaces) : i.public_ipv4_pool == null || i.enable_public_ip])
    error_message = "network_interfaces.public_ipv4_pool: write enable_public_ip = true, too. Otherwise no address is allocated."
  }

  validation {
    condition = alltrue([
      for i in values(var.network_interfaces) :
      i.existing_eip_id == null ? true : can(regex("^eipalloc-[0-9a-f]{8,17}$", i.existing_eip_id))
    ])
    error_message = "network_interfaces.existing_eip_id: write an allocation id, like \"eipalloc-0123456789abcdef0\", not an address."
  }

  validation {
    condition = alltrue([
      for i in values(var.network_interfaces) : i.existing_eip_id == null || (!i.enable_public_ip && i.public_ipv4_pool == null)
    ])
    error_message = "network_interfaces: write either existing_eip_id or enable_public_ip for an interface, not both."
  }

  validation {
    condition = alltrue([
      for i in values(var.network_interfaces) :
      i.ipv6_address_count >= 0 && i.ipv6_address_count <= 50 && floor(i.ipv6_address_count) == i.ipv6_address_count
    ])
    error_message = "network_interfaces.ipv6_address_count: write a whole number from 0 to 50."
  }
}
