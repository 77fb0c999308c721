# The function's permissions: each one exists only if a setting needs it.

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

run "least" {
  assert {
    condition = alltrue([
      for statement in concat(
        jsondecode(aws_iam_role_policy.fleet.policy).Statement, jsondecode(aws_iam_role_policy.data.policy).Statement,
        jsondecode(aws_iam_role_policy.logs.policy).Statement
      ) :
      alltrue([for action in flatten([statement.Action]) : !strcontains(action, "*")])
    ])
    error_message = "A statement has an action with a wildcard."
  }

  assert {
    condition = [
      for statement in concat(
        jsondecode(aws_iam_role_policy.fleet.policy).Statement, jsondecode(aws_iam_role_policy.data.policy).Statement,
        jsondecode(aws_iam_role_policy.logs.policy).Statement
      ) :
      statement.Sid if contains(flatten([statement.Resource]), "*")
    ] == ["Look"]
    error_message = "A statement for all resources has other actions than Describe calls."
  }

  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      [for action in flatten([statement.Action]) : strcontains(action, ":Describe")] if statement.Sid == "Look"
    ]))
    error_message = "A statement for all resources has other actions than Describe calls."
  }

  # Each call that changes EC2 names at least one resource that is tied to the group. Only these two resources need not be.
  assert {
    condition = toset([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      statement.Sid if !can(statement.Condition) && anytrue([for resource in flatten([statement.Resource]) : endswith(resource, "/*")])
    ]) == toset(["TakeBackFromInstances", "TakeBackFromInterfaces"])
    error_message = "A statement for all resources of a type has no condition."
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Sid] == [
      "Look", "AnswerHooks", "MakeInterfacesHere", "MakeInterfacesWithTags", "TagWhatIsMade", "UseOwnInterfaces", "UseOwnAddresses",
      "UseOnInstancesOfTheGroup", "TakeBackFromInstances", "TakeBackFromInterfaces", "SetTheseSecurityGroups", "HideWhatInstancesHeld",
    ]
    error_message = join(" ", [
      "With interfaces but no addresses, the function has other permissions than it needs:",
      "${jsonencode(jsondecode(aws_iam_role_policy.fleet.policy).Statement[*].Sid)}",
    ])
  }

  assert {
    condition = !anytrue([
      for action in flatten(jsondecode(aws_iam_role_policy.fleet.policy).Statement[*].Action) :
      contains(["ec2:AllocateAddress", "ec2:AssociateAddress", "route53:ChangeResourceRecordSets"], action)
    ])
    error_message = "The function may allocate addresses or write records although the settings have none."
  }

  assert {
    condition = (
      one([
        for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
        statement.Resource if statement.Sid == "MakeInterfacesHere"
      ]) ==
      ["arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef1", "arn:aws:ec2:us-east-1:*:security-group/sg-0123456789abcdef1"]
    )
    error_message = "Interfaces may be made outside the configured subnets, or with other security groups."
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Condition if statement.Sid == "TagWhatIsMade"
      ]) == {
      StringEquals = {
        "aws:RequestTag/fgt-asg:group" = "fgt-edge"
        "ec2:CreateAction"             = ["CreateNetworkInterface", "AllocateAddress"]
      }
      "ForAllValues:StringEquals" = { "aws:TagKeys" = ["fgt-asg:group", "fgt-asg:instance-id", "fgt-asg:interface", "Name"] }
    }
    error_message = "The function's tag can be set in other calls than the creating one."
  }

  assert {
    condition = alltrue([
      for sid in ["UseOwnInterfaces", "UseOwnAddresses"] :
      one([
        for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Condition.StringEquals if statement.Sid == sid
      ]) ==
      { "aws:ResourceTag/fgt-asg:group" = "fgt-edge" }
    ])
    error_message = "A statement for own interfaces or addresses does not require the function's tag."
  }

  assert {
    condition = (
      one([
        for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
        statement.Condition.StringEquals if statement.Sid == "UseOnInstancesOfTheGroup"
      ]) ==
      { "aws:ResourceTag/aws:autoscaling:groupName" = "fgt-edge" }
    )
    error_message = "A statement for the group's instances does not require Auto Scaling's tag."
  }

  assert {
    condition = (
      one([
        for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Resource if statement.Sid == "AnswerHooks"
      ]) ==
      "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:*:autoScalingGroupName/fgt-edge"
    )
    error_message = "The function may complete lifecycle actions of other groups."
  }

  assert {
    condition = { for statement in jsondecode(aws_iam_role_policy.data.policy).Statement : statement.Sid => statement.Resource } == {
      UseTrackFile             = "arn:aws:s3:::fgt-edge-123456789012-us-east-1/intf_track.json"
      KeepUnreadableTrackFiles = "arn:aws:s3:::fgt-edge-123456789012-us-east-1/intf_track.json.invalid-*"
      ReadLicenses             = "arn:aws:s3:::fgt-edge-123456789012-us-east-1/licenses/*"
      ListLicenses             = "arn:aws:s3:::fgt-edge-123456789012-us-east-1"
      UseTable                 = "arn:aws:dynamodb:us-east-1:123456789012:table/fgt-edge-pools"
      FindWhatIsFree           = "arn:aws:dynamodb:us-east-1:123456789012:table/fgt-edge-pools/index/available"
      SendDeadLetters          = "arn:aws:sqs:us-east-1:123456789012:fgt-edge-dead-letters"
      ReadEvents               = ["arn:aws:sqs:us-east-1:123456789012:fgt-edge-state-change"]
    }
    error_message = "A statement does not name bucket, table or queue by its ARN: ${aws_iam_role_policy.data.policy}"
  }
}

# The ARNs of shared subnets and security groups have the account that owns them. In a policy, "*" stands for any text.
run "shared_network" {
  variables {
    group               = null
    existing_group_name = "theirs"
    network_interfaces = {
      untrust = { device_index = 0, source_dest_check = false, security_groups = ["sg-0123456789abcdef1"] }
      trust = {
        device_index     = 1
        subnet_id_map    = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups  = ["sg-0123456789abcdef1"]
        enable_public_ip = true
        public_ipv4_pool = "ipv4pool-ec2-0123456789abcdef0"
      }
    }
    sg_allow_lambda            = "sg-0123456789abcdef2"
    mgmt_intf_index            = 1
    manage_untagged_interfaces = true
    recycle                    = { strategy = "in-out" }
    vpc_config                 = { subnet_ids = ["subnet-0123456789abcdef3"], security_group_ids = ["sg-0123456789abcdef3"] }
  }

  assert {
    condition = alltrue([
      for sid, arns in {
        MakeInterfacesHere = [
          "subnet/subnet-0123456789abcdef1", "security-group/sg-0123456789abcdef1", "security-group/sg-0123456789abcdef2",
        ]
        SetTheseSecurityGroups = [
          "security-group/sg-0123456789abcdef1", "security-group/sg-0123456789abcdef2", "security-group/sg-0fedcba9876543210",
        ]
        AllocateAddressesFromPools = ["ipv4pool-ec2/ipv4pool-ec2-0123456789abcdef0"]
        LaunchInSubnetsOfTheGroup  = ["subnet/subnet-0123456789abcdef0", "subnet/subnet-0123456789abcdef9"]
        MakeInterfacesForLambda    = ["subnet/subnet-0123456789abcdef3", "security-group/sg-0123456789abcdef3"]
        } : alltrue([
          for arn in arns : anytrue([
            for pattern in flatten([
              for policy in [aws_iam_role_policy.fleet.policy, aws_iam_policy.launch[0].policy, aws_iam_role_policy.vpc[0].policy] :
              [for statement in jsondecode(policy).Statement : statement.Resource if statement.Sid == sid]
            ]) : can(regex("^${replace(pattern, "*", ".*")}$", "arn:aws:ec2:us-east-1:210987654321:${arn}"))
          ])
      ])
    ])
    error_message = "The policy does not match the ARN of a shared resource: ${aws_iam_role_policy.fleet.policy}"
  }

  assert {
    condition = alltrue(flatten([
      for statement in concat(
        jsondecode(aws_iam_role_policy.fleet.policy).Statement, jsondecode(aws_iam_policy.launch[0].policy).Statement
        ) : [
        for pattern in try(flatten([statement.Condition.ArnLike["ec2:Subnet"]]), []) :
        startswith(pattern, "arn:aws:ec2:us-east-1:*:subnet/subnet-")
      ]
    ]))
    error_message = "A condition limits subnets to this account."
  }

  # In all statements: only resources that cannot be shared may have this account in their ARNs.
  assert {
    condition = length(regexall(
      ":123456789012:(subnet|security-group|ipv4pool-ec2|vpc)/",
      join("", [aws_iam_role_policy.fleet.policy, aws_iam_policy.launch[0].policy, aws_iam_role_policy.vpc[0].policy])
    )) == 0 && length(regexall("ArnEquals", join("", [aws_iam_role_policy.fleet.policy, aws_iam_policy.launch[0].policy]))) == 0
    error_message = "The ARN of a resource that can be shared has this account."
  }
}

run "addresses" {
  variables {
    network_interfaces = {
      trust = {
        device_index     = 1
        subnet_id_map    = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups  = ["sg-0123456789abcdef1"]
        enable_public_ip = true
        public_ipv4_pool = "ipv4pool-ec2-0123456789abcdef0"
      }
      mgmt = {
        device_index    = 2
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef2" }
        security_groups = ["sg-0123456789abcdef1"]
        existing_eip_id = "eipalloc-0123456789abcdef0"
      }
    }
  }

  assert {
    condition = {
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      statement.Sid => [flatten([statement.Action]), flatten([statement.Resource])]
      if contains(["AllocateAddressesWithTags", "AllocateAddressesFromPools", "UseExistingAddresses"], statement.Sid)
      } == {
      AllocateAddressesWithTags  = [["ec2:AllocateAddress"], ["arn:aws:ec2:us-east-1:123456789012:elastic-ip/*"]]
      AllocateAddressesFromPools = [["ec2:AllocateAddress"], ["arn:aws:ec2:us-east-1:*:ipv4pool-ec2/ipv4pool-ec2-0123456789abcdef0"]]
      UseExistingAddresses = [
        ["ec2:AssociateAddress", "ec2:DisassociateAddress"], ["arn:aws:ec2:us-east-1:123456789012:elastic-ip/eipalloc-0123456789abcdef0"],
      ]
    }
    error_message = "Addresses can be allocated without tags or from other pools, or the user's own addresses can be released."
  }

  assert {
    condition = alltrue([
      for sid in ["UseOwnInterfaces", "UseOwnAddresses", "UseOnInstancesOfTheGroup"] :
      contains(
        flatten([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Action if statement.Sid == sid]),
        "ec2:AssociateAddress"
      )
    ])
    error_message = "AssociateAddress requires permissions for address, interface and instance, but one is missing."
  }
}

run "primary_interface" {
  variables {
    network_interfaces = {
      untrust = { device_index = 0, source_dest_check = false, enable_public_ip = true }
    }
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      [statement.Action, statement.Condition.StringEquals] if statement.Sid == "UsePrimaryInterfaces"
      ]) == [
      ["ec2:ModifyNetworkInterfaceAttribute", "ec2:AssociateAddress"], { "aws:ResourceTag/fgt-asg:primary-of" = "fgt-edge" },
    ]
    error_message = "The permissions for the launch template's interface are not limited by the template's tag."
  }

  assert {
    condition = (
      one([
        for spec in aws_launch_template.this[0].tag_specifications :
        spec.tags["fgt-asg:primary-of"] if spec.resource_type == "network-interface"
      ]) == "fgt-edge"
    )
    error_message = "The launch template does not set the tag that the policy requires."
  }

  assert {
    condition = !anytrue([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      contains(flatten([statement.Action]), "ec2:CreateNetworkInterface")
    ])
    error_message = "The function may make interfaces although the settings have none."
  }
}

run "primary_interface_of_an_existing_group" {
  variables {
    group               = null
    existing_group_name = "theirs"
    network_interfaces = {
      untrust = { device_index = 0, source_dest_check = false }
    }
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      [statement.Action, statement.Condition] if statement.Sid == "UseInterfacesInGroupSubnets"
      ]) == [
      ["ec2:ModifyNetworkInterfaceAttribute"],
      {
        ArnLike = {
          "ec2:Subnet" = [
            "arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef0", "arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef9",
          ]
        }
        Null = { "aws:ResourceTag/fgt-asg:group" = "true" }
      },
    ]
    error_message = "With an existing group, the interfaces are not limited to untagged ones in the group's subnets."
  }
}

# The call names all security groups of the interface, including those of the launch template.
run "primary_interface_gets_a_security_group" {
  variables {
    network_interfaces = {
      untrust = { device_index = 0, security_groups = ["sg-0123456789abcdef1"] }
    }
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      statement.Resource if statement.Sid == "SetTheseSecurityGroups"
      ]) == [
      "arn:aws:ec2:us-east-1:*:security-group/sg-0123456789abcdef1", "arn:aws:ec2:us-east-1:*:security-group/sg-0123456789abcdef0",
    ]
    error_message = "The added security group, or one of the launch template's, is missing."
  }
}

run "primary_interface_gets_the_functions_security_group" {
  variables {
    group               = null
    existing_group_name = "theirs"
    network_interfaces  = { untrust = { device_index = 0 } }
    sg_allow_lambda     = "sg-0123456789abcdef9"
    mgmt_intf_index     = 0
  }

  assert {
    condition = contains(
      one([
        for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
        statement.Resource if statement.Sid == "SetTheseSecurityGroups"
      ]),
      "arn:aws:ec2:us-east-1:*:security-group/*"
    )
    error_message = "Security groups are limited although those of an existing launch template are unknown."
  }
}

run "primary_interface_is_left_alone" {
  variables {
    network_interfaces = {
      untrust = { device_index = 0 }
    }
  }

  assert {
    condition = (
      length(
        setintersection(
          [for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Sid],
          ["UsePrimaryInterfaces", "UseInterfacesInGroupSubnets", "UseOnInstancesOfTheGroup"]
        )
      ) == 0
    )
    error_message = "The function may change the launch template's interface although the settings do not ask for that."
  }
}

run "migration_from_fortinets_function" {
  variables {
    manage_untagged_interfaces = true
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      [statement.Action, statement.Condition] if statement.Sid == "FreeUntaggedInterfaces"
      ]) == [
      ["ec2:DetachNetworkInterface", "ec2:DeleteNetworkInterface"],
      {
        ArnLike = { "ec2:Subnet" = ["arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef1"] }
        Null    = { "aws:ResourceTag/fgt-asg:group" = "true" }
      },
    ]
    error_message = "Untagged interfaces can be freed outside the fleet's subnets, or tagged ones of other fleets can be freed."
  }

  assert {
    condition = (
      one([
        for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
        [statement.Action, statement.Condition] if statement.Sid == "FreeUntaggedAddresses"
      ]) ==
      ["ec2:DisassociateAddress", { Null = { "aws:ResourceTag/fgt-asg:group" = "true" } }]
    )
    error_message = "Untagged addresses can be released, or not be disassociated."
  }
}

run "names_licenses_records" {
  variables {
    licenses  = { required = true }
    hostnames = { enabled = true }
    dns       = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "FW.example.internal.", interface = "trust" }
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      [statement.Action, statement.Condition] if statement.Sid == "ShowWhatInstancesHold"
      ]) == [
      "ec2:CreateTags",
      {
        StringEquals                = { "aws:ResourceTag/aws:autoscaling:groupName" = "fgt-edge" }
        "ForAllValues:StringEquals" = { "aws:TagKeys" = ["Name", "Hostname", "License"] }
      },
    ]
    error_message = "The function may write other tags than its three ones, or on instances of other groups."
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      [statement.Resource, statement.Condition] if statement.Sid == "WriteAddressRecords"
      ]) == [
      "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ",
      {
        "ForAllValues:StringEquals" = {
          "route53:ChangeResourceRecordSetsRecordTypes" = ["A", "AAAA"]
          "route53:ChangeResourceRecordSetsActions"     = ["UPSERT", "DELETE"]
        }
        "ForAllValues:StringLike" = { "route53:ChangeResourceRecordSetsNormalizedRecordNames" = ["*.fw.example.internal"] }
        Null                      = { "route53:ChangeResourceRecordSetsRecordTypes" = "false" }
      },
    ]
    error_message = "The function may write other records than address records of the zone."
  }
}

run "another_partition" {
  override_data {
    target = data.aws_partition.current
    values = { partition = "aws-cn", dns_suffix = "amazonaws.com.cn" }
  }

  override_data {
    target = data.aws_region.current
    values = { id = "cn-north-1" }
  }

  variables {
    recycle = { strategy = "in-out", pass_role_arns = ["arn:aws-cn:iam::123456789012:role/firewall"] }
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.function_recycle[0].policy).Statement :
      statement.Condition.StringEquals["iam:PassedToService"]
      if statement.Sid == "PassRolesOfLaunchTemplate"
    ]) == ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] && !strcontains(aws_iam_policy.launch[0].policy, "arn:aws:")
    error_message = "EC2's service name or the launch template's ARN is wrong in this partition."
  }

  assert {
    condition = (
      !strcontains(aws_iam_role_policy.fleet.policy, "arn:aws:") &&
      strcontains(aws_iam_role_policy.fleet.policy, "arn:aws-cn:ec2:cn-north-1:123456789012:") &&
      startswith(
        one([
          for statement in jsondecode(aws_iam_role_policy.data.policy).Statement : statement.Resource if statement.Sid == "UseTrackFile"
        ]),
        "arn:aws-cn:s3:::"
      )
    )
    error_message = "ARNs name the wrong partition."
  }
}
