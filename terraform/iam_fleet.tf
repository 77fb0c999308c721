# The function's permissions for EC2, Auto Scaling and Route 53. Three rules keep them small:
# - Each call that changes EC2 is tied to this group through at least one of its resources. That is an interface or address with the
#   function's tag fgt-asg:group, which only the creating call can set, or an instance that Auto Scaling tagged for the group.
# - Permissions to create or attach a resource depend on the settings. Permissions to take it back do not, because the function must also
#   free the resources that an earlier setting gave.
# - Describe calls of EC2 and Auto Scaling do not support resources. They are the only ones allowed for "*".
#
# IAM decides before EC2 does. A resource that is gone, or not visible yet, lacks the required tag. So EC2 answers UnauthorizedOperation
# instead of "not found", and the function then looks whether the resource exists.

locals {
  ec2_arn = "arn:${local.partition}:ec2:${local.region}:${local.account}"
  # Another account can share subnets and security groups (AWS RAM). Their ARNs name that account. Their ids are unique among all accounts,
  # so an ARN with any account still means a single resource. Instances, volumes, addresses, launch templates and interfaces (also in
  # shared subnets) belong to this account.
  ec2_shared_arn = "arn:${local.partition}:ec2:${local.region}:*"
  group_arn = join(":", [
    "arn", local.partition, "autoscaling", local.region, local.account, "autoScalingGroup:*:autoScalingGroupName/${local.group_name}",
  ])

  made        = [for i in values(module.settings.network_interfaces) : i if i.device_index > 0]
  primary     = [for i in values(module.settings.network_interfaces) : i if i.device_index == 0]
  subnet_arns = distinct(flatten([for i in local.made : [for id in values(i.subnet_id_map) : "${local.ec2_shared_arn}:subnet/${id}"]]))
  security_group_arns = distinct([
    for id in flatten([values(module.settings.network_interfaces)[*].security_groups, var.sg_allow_lambda[*]]) :
    "${local.ec2_shared_arn}:security-group/${id}"
  ])
  # The id of an address pool is unique among all accounts, too.
  pool_arns = distinct([
    for i in values(module.settings.network_interfaces) :
    "${local.ec2_shared_arn}:ipv4pool-ec2/${i.public_ipv4_pool}" if i.public_ipv4_pool != null
  ])
  existing_eip_arns = distinct([
    for i in values(module.settings.network_interfaces) : "${local.ec2_arn}:elastic-ip/${i.existing_eip_id}" if i.existing_eip_id != null
  ])

  allocates  = anytrue([for i in values(module.settings.network_interfaces) : i.enable_public_ip])
  associates = local.allocates || length(local.existing_eip_arns) > 0

  group_subnet_arns = [for id in local.group_subnet_ids : "${local.ec2_shared_arn}:subnet/${id}"]

  # The launch template makes the first interface. The function changes it, or gives it an address, only if the settings ask for that.
  primary_is_changed = anytrue([
    for i in local.primary : i.source_dest_check != null || length(i.security_groups) > 0 || var.mgmt_intf_index == 0
  ])
  primary_gets_address = anytrue([for i in local.primary : i.enable_public_ip || i.existing_eip_id != null])

  # A call sets all security groups of an interface: it names the added ones together with those of the launch template. The security groups
  # of a template that the module did not make are unknown here.
  primary_gets_groups = anytrue([for i in local.primary : length(i.security_groups) > 0 || var.mgmt_intf_index == 0])
  template_group_arns = !local.own_group ? ["${local.ec2_shared_arn}:security-group/*"] : [
    for id in module.settings.group.security_group_ids : "${local.ec2_shared_arn}:security-group/${id}"
  ]
  set_group_arns = distinct(concat(local.security_group_arns, local.primary_gets_groups ? local.template_group_arns : []))

  primary_actions = concat(
    local.primary_is_changed ? ["ec2:ModifyNetworkInterfaceAttribute"] : [],
    local.primary_gets_address ? ["ec2:AssociateAddress"] : [],
  )

  created_with_tag = { "aws:RequestTag/fgt-asg:group" = local.group_name }
  has_our_tag      = { "aws:ResourceTag/fgt-asg:group" = local.group_name }
  has_no_tag       = { "aws:ResourceTag/fgt-asg:group" = "true" }
  is_in_group      = { "aws:ResourceTag/aws:autoscaling:groupName" = local.group_name }

  fleet_statements = [
    {
      when = true
      then = {
        Sid    = "Look"
        Effect = "Allow"
        Action = [
          "ec2:DescribeInstances", "ec2:DescribeNetworkInterfaces", "ec2:DescribeAddresses",
          "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLifecycleHooks",
          "autoscaling:DescribeWarmPool",
        ]
        Resource = "*"
      }
    },
    {
      when = true
      then = {
        Sid      = "AnswerHooks"
        Effect   = "Allow"
        Action   = ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"]
        Resource = local.group_arn
      }
    },
    # CreateNetworkInterface requires permissions for the subnet, each security group, and the new interface.
    {
      when = length(local.made) > 0
      then = {
        Sid      = "MakeInterfacesHere"
        Effect   = "Allow"
        Action   = "ec2:CreateNetworkInterface"
        Resource = concat(local.subnet_arns, local.security_group_arns)
      }
    },
    {
      when = length(local.made) > 0
      then = {
        Sid       = "MakeInterfacesWithTags"
        Effect    = "Allow"
        Action    = "ec2:CreateNetworkInterface"
        Resource  = "${local.ec2_arn}:network-interface/*"
        Condition = { StringEquals = local.created_with_tag }
      }
    },
    {
      when = local.allocates
      then = {
        Sid       = "AllocateAddressesWithTags"
        Effect    = "Allow"
        Action    = "ec2:AllocateAddress"
        Resource  = "${local.ec2_arn}:elastic-ip/*"
        Condition = { StringEquals = local.created_with_tag }
      }
    },
    {
      when = length(local.pool_arns) > 0
      then = {
        Sid      = "AllocateAddressesFromPools"
        Effect   = "Allow"
        Action   = "ec2:AllocateAddress"
        Resource = local.pool_arns
      }
    },
    # Only in the creating call. Otherwise the function could tag an existing resource, which would make it the function's own.
    {
      when = length(local.made) > 0 || local.allocates
      then = {
        Sid      = "TagWhatIsMade"
        Effect   = "Allow"
        Action   = "ec2:CreateTags"
        Resource = ["${local.ec2_arn}:network-interface/*", "${local.ec2_arn}:elastic-ip/*"]
        Condition = {
          StringEquals = (
            merge(local.created_with_tag, { "ec2:CreateAction" = ["CreateNetworkInterface", "AllocateAddress"] })
          )
          "ForAllValues:StringEquals" = { "aws:TagKeys" = ["fgt-asg:group", "fgt-asg:instance-id", "fgt-asg:interface", "Name"] }
        }
      }
    },
    {
      when = true
      then = {
        Sid    = "UseOwnInterfaces"
        Effect = "Allow"
        Action = concat(
          length(local.made) > 0 ? ["ec2:AttachNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"] : [],
          local.associates ? ["ec2:AssociateAddress"] : [],
          ["ec2:DetachNetworkInterface", "ec2:DeleteNetworkInterface"],
        )
        Resource  = "${local.ec2_arn}:network-interface/*"
        Condition = { StringEquals = local.has_our_tag }
      }
    },
    {
      when = true
      then = {
        Sid       = "UseOwnAddresses"
        Effect    = "Allow"
        Action    = concat(local.associates ? ["ec2:AssociateAddress"] : [], ["ec2:DisassociateAddress", "ec2:ReleaseAddress"])
        Resource  = "${local.ec2_arn}:elastic-ip/*"
        Condition = { StringEquals = local.has_our_tag }
      }
    },
    # Addresses of the user (existing_eip_id), by their ids. They are never released.
    {
      when = length(local.existing_eip_arns) > 0
      then = {
        Sid      = "UseExistingAddresses"
        Effect   = "Allow"
        Action   = ["ec2:AssociateAddress", "ec2:DisassociateAddress"]
        Resource = local.existing_eip_arns
      }
    },
    # Attaching and associating also require a permission for the instance, which must be one of this group.
    {
      when = length(local.made) > 0 || length(local.primary_actions) > 0
      then = {
        Sid    = "UseOnInstancesOfTheGroup"
        Effect = "Allow"
        Action = concat(
          length(local.made) > 0 ? ["ec2:AttachNetworkInterface"] : [],
          length(local.made) > 0 || local.primary_is_changed ? ["ec2:ModifyNetworkInterfaceAttribute"] : [],
          local.associates ? ["ec2:AssociateAddress"] : [],
        )
        Resource  = "${local.ec2_arn}:instance/*"
        Condition = { StringEquals = local.is_in_group }
      }
    },
    # For taking something back, the instance needs no tag, because the call also names an interface or address of the function. An instance
    # that was detached from the group has lost Auto Scaling's tag, and an address may be on the launch template's interface. The Service
    # Authorization Reference no longer lists the instance for DisassociateAddress. If AWS does not check it, this statement has no effect.
    {
      when = true
      then = {
        Sid      = "TakeBackFromInstances"
        Effect   = "Allow"
        Action   = ["ec2:DetachNetworkInterface", "ec2:DisassociateAddress"]
        Resource = "${local.ec2_arn}:instance/*"
      }
    },
    {
      when = true
      then = {
        Sid      = "TakeBackFromInterfaces"
        Effect   = "Allow"
        Action   = "ec2:DisassociateAddress"
        Resource = "${local.ec2_arn}:network-interface/*"
      }
    },
    {
      when = (length(local.made) > 0 || local.primary_is_changed) && length(local.set_group_arns) > 0
      then = {
        Sid      = "SetTheseSecurityGroups"
        Effect   = "Allow"
        Action   = "ec2:ModifyNetworkInterfaceAttribute"
        Resource = local.set_group_arns
      }
    },
    # The launch template's interface. A template of the module tags it; with another template, the group's subnets identify it.
    {
      when = length(local.primary_actions) > 0 && local.own_group
      then = {
        Sid       = "UsePrimaryInterfaces"
        Effect    = "Allow"
        Action    = local.primary_actions
        Resource  = "${local.ec2_arn}:network-interface/*"
        Condition = { StringEquals = { "aws:ResourceTag/${local.primary_tag}" = local.group_name } }
      }
    },
    {
      when = length(local.primary_actions) > 0 && !local.own_group
      then = {
        Sid      = "UseInterfacesInGroupSubnets"
        Effect   = "Allow"
        Action   = local.primary_actions
        Resource = "${local.ec2_arn}:network-interface/*"
        Condition = {
          ArnLike = { "ec2:Subnet" = local.group_subnet_arns }
          Null    = local.has_no_tag
        }
      }
    },
    # For the migration from a function without tags: only resources without a function's tag, and interfaces only in this fleet's subnets.
    {
      when = var.manage_untagged_interfaces && length(local.made) > 0
      then = {
        Sid      = "FreeUntaggedInterfaces"
        Effect   = "Allow"
        Action   = ["ec2:DetachNetworkInterface", "ec2:DeleteNetworkInterface"]
        Resource = "${local.ec2_arn}:network-interface/*"
        Condition = {
          ArnLike = { "ec2:Subnet" = local.subnet_arns }
          Null    = local.has_no_tag
        }
      }
    },
    {
      when = var.manage_untagged_interfaces
      then = {
        Sid       = "FreeUntaggedAddresses"
        Effect    = "Allow"
        Action    = "ec2:DisassociateAddress"
        Resource  = "${local.ec2_arn}:elastic-ip/*"
        Condition = { Null = local.has_no_tag }
      }
    },
    {
      when = module.settings.licenses.required || module.settings.hostnames.enabled
      then = {
        Sid      = "ShowWhatInstancesHold"
        Effect   = "Allow"
        Action   = "ec2:CreateTags"
        Resource = "${local.ec2_arn}:instance/*"
        Condition = {
          StringEquals                = local.is_in_group
          "ForAllValues:StringEquals" = { "aws:TagKeys" = local.instance_tag_keys }
        }
      }
    },
    {
      when = true
      then = {
        Sid      = "HideWhatInstancesHeld"
        Effect   = "Allow"
        Action   = "ec2:DeleteTags"
        Resource = "${local.ec2_arn}:instance/*"
        Condition = {
          StringEquals                = local.is_in_group
          "ForAllValues:StringEquals" = { "aws:TagKeys" = local.instance_tag_keys }
        }
      }
    },
    {
      when = module.settings.dns != null
      then = {
        Sid      = "WriteAddressRecords"
        Effect   = "Allow"
        Action   = "route53:ChangeResourceRecordSets"
        Resource = "arn:${local.partition}:route53:::hostedzone/${try(module.settings.dns.zone_id, "")}"
        Condition = {
          "ForAllValues:StringEquals" = {
            "route53:ChangeResourceRecordSetsRecordTypes" = ["A", "AAAA"]
            "route53:ChangeResourceRecordSetsActions"     = ["UPSERT", "DELETE"]
          }
          "ForAllValues:StringLike" = {
            "route53:ChangeResourceRecordSetsNormalizedRecordNames" = [
              "*.${try(lower(trimsuffix(module.settings.dns.zone_name, ".")), "")}",
            ]
          }
          # ForAllValues is also true if the key is missing.
          Null = { "route53:ChangeResourceRecordSetsRecordTypes" = "false" }
        }
      }
    },
  ]

  instance_tag_keys = ["Name", "Hostname", "License"]

  fleet_policy = jsonencode({ Version = "2012-10-17", Statement = [
    for statement in concat(local.fleet_statements, local.start_statements) : statement.then if statement.when
  ] })
  # 300 characters for the log policy, whose text a plan does not know.
  policies_size = sum([
    length(local.fleet_policy), length(aws_iam_role_policy.data.policy), length(join("", aws_iam_role_policy.vpc[*].policy)),
    length(join("", aws_iam_role_policy.function_recycle[*].policy)), length(join("", aws_iam_role_policy.snapshots[*].policy)), 300,
  ])
}

resource "aws_iam_role_policy" "fleet" {
  name   = "fleet"
  role   = aws_iam_role.function.name
  policy = local.fleet_policy

  lifecycle {
    precondition {
      condition = local.policies_size <= 10240
      error_message = join(" ", [
        "The role's policies have ${local.policies_size} characters, but IAM allows 10240 for all policies of a role together. Use fewer",
        "subnets and security groups in network_interfaces.",
      ])
    }
  }
}
