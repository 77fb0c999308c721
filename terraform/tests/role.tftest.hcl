# What the function may do: least privilege, and each permission only where a setting asks for it.

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
      for statement in concat(jsondecode(aws_iam_role_policy.fleet.policy).Statement, jsondecode(aws_iam_role_policy.data.policy).Statement, jsondecode(aws_iam_role_policy.logs.policy).Statement) :
      alltrue([for action in flatten([statement.Action]) : !strcontains(action, "*")])
    ])
    error_message = "An action with a wildcard."
  }

  assert {
    condition = [
      for statement in concat(jsondecode(aws_iam_role_policy.fleet.policy).Statement, jsondecode(aws_iam_role_policy.data.policy).Statement, jsondecode(aws_iam_role_policy.logs.policy).Statement) :
      statement.Sid if contains(flatten([statement.Resource]), "*")
    ] == ["Look"]
    error_message = "Only calls that describe are for every resource."
  }

  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : [for action in flatten([statement.Action]) : strcontains(action, ":Describe")] if statement.Sid == "Look"
    ]))
    error_message = "What is for every resource only describes."
  }

  # Every call that changes something in EC2 names one resource at least that is tied to the group; these are the two that need not be.
  assert {
    condition = toset([
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement :
      statement.Sid if !can(statement.Condition) && anytrue([for resource in flatten([statement.Resource]) : endswith(resource, "/*")])
    ]) == toset(["TakeBackFromInstances", "TakeBackFromInterfaces"])
    error_message = "A statement without a condition is for all resources of a type."
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Sid] == [
      "Look", "AnswerHooks", "MakeInterfacesHere", "MakeInterfacesWithTags", "TagWhatIsMade", "UseOwnInterfaces", "UseOwnAddresses",
      "UseOnInstancesOfTheGroup", "TakeBackFromInstances", "TakeBackFromInterfaces", "SetTheseSecurityGroups", "HideWhatInstancesHeld",
    ]
    error_message = "For interfaces without addresses the function needs no more than this: ${jsonencode(jsondecode(aws_iam_role_policy.fleet.policy).Statement[*].Sid)}"
  }

  assert {
    condition = !anytrue([
      for action in flatten(jsondecode(aws_iam_role_policy.fleet.policy).Statement[*].Action) : contains(["ec2:AllocateAddress", "ec2:AssociateAddress", "route53:ChangeResourceRecordSets"], action)
    ])
    error_message = "Without addresses and records the function may make neither."
  }

  assert {
    condition     = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Resource if statement.Sid == "MakeInterfacesHere"]) == ["arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef1", "arn:aws:ec2:us-east-1:*:security-group/sg-0123456789abcdef1"]
    error_message = "Interfaces are made in the configured subnets, with the configured security groups."
  }

  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Condition if statement.Sid == "TagWhatIsMade"]) == {
      StringEquals = {
        "aws:RequestTag/fgt-asg:group" = "fgt-edge"
        "ec2:CreateAction"             = ["CreateNetworkInterface", "AllocateAddress"]
      }
      "ForAllValues:StringEquals" = { "aws:TagKeys" = ["fgt-asg:group", "fgt-asg:instance-id", "fgt-asg:interface", "Name"] }
    }
    error_message = "The function's tag can be set in the creating call only."
  }

  assert {
    condition = alltrue([
      for sid in ["UseOwnInterfaces", "UseOwnAddresses"] :
      one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Condition.StringEquals if statement.Sid == sid]) == { "aws:ResourceTag/fgt-asg:group" = "fgt-edge" }
    ])
    error_message = "Interfaces and addresses are the function's own by their tag."
  }

  assert {
    condition     = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Condition.StringEquals if statement.Sid == "UseOnInstancesOfTheGroup"]) == { "aws:ResourceTag/aws:autoscaling:groupName" = "fgt-edge" }
    error_message = "Instances are the group's by Auto Scaling's tag."
  }

  assert {
    condition     = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Resource if statement.Sid == "AnswerHooks"]) == "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:*:autoScalingGroupName/fgt-edge"
    error_message = "Only this group's hooks are answered."
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
    error_message = "Bucket, table and queue are by ARN: ${aws_iam_role_policy.data.policy}"
  }
}

# Subnets and security groups that another account shares have that account in their ARNs; in a policy "*" stands for any text.
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
        SetTheseSecurityGroups     = ["security-group/sg-0123456789abcdef1", "security-group/sg-0123456789abcdef2", "security-group/sg-0fedcba9876543210"]
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
    error_message = "What another account shares is not matched: ${aws_iam_role_policy.fleet.policy}"
  }

  assert {
    condition = alltrue(flatten([
      for statement in concat(jsondecode(aws_iam_role_policy.fleet.policy).Statement, jsondecode(aws_iam_policy.launch[0].policy).Statement) : [
        for pattern in try(flatten([statement.Condition.ArnLike["ec2:Subnet"]]), []) : startswith(pattern, "arn:aws:ec2:us-east-1:*:subnet/subnet-")
      ]
    ]))
    error_message = "A condition names a subnet by this account's ARN."
  }

  # Of any kind: by this account are only things that cannot be shared.
  assert {
    condition = length(regexall(
      ":123456789012:(subnet|security-group|ipv4pool-ec2|vpc)/", join("", [aws_iam_role_policy.fleet.policy, aws_iam_policy.launch[0].policy, aws_iam_role_policy.vpc[0].policy])
    )) == 0 && length(regexall("ArnEquals", join("", [aws_iam_role_policy.fleet.policy, aws_iam_policy.launch[0].policy]))) == 0
    error_message = "Something that can be shared is told by this account's ARN."
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
      for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Sid => [flatten([statement.Action]), flatten([statement.Resource])]
      if contains(["AllocateAddressesWithTags", "AllocateAddressesFromPools", "UseExistingAddresses"], statement.Sid)
      } == {
      AllocateAddressesWithTags  = [["ec2:AllocateAddress"], ["arn:aws:ec2:us-east-1:123456789012:elastic-ip/*"]]
      AllocateAddressesFromPools = [["ec2:AllocateAddress"], ["arn:aws:ec2:us-east-1:*:ipv4pool-ec2/ipv4pool-ec2-0123456789abcdef0"]]
      UseExistingAddresses       = [["ec2:AssociateAddress", "ec2:DisassociateAddress"], ["arn:aws:ec2:us-east-1:123456789012:elastic-ip/eipalloc-0123456789abcdef0"]]
    }
    error_message = "Addresses are allocated with tags, from the named pool; the user's own are told by id and never released."
  }

  assert {
    condition = alltrue([
      for sid in ["UseOwnInterfaces", "UseOwnAddresses", "UseOnInstancesOfTheGroup"] :
      contains(flatten([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Action if statement.Sid == sid]), "ec2:AssociateAddress")
    ])
    error_message = "AssociateAddress is authorised for address, interface and instance: one of them is missing."
  }
}

run "primary_interface" {
  variables {
    network_interfaces = {
      untrust = { device_index = 0, source_dest_check = false, enable_public_ip = true }
    }
  }

  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : [statement.Action, statement.Condition.StringEquals] if statement.Sid == "UsePrimaryInterfaces"]) == [
      ["ec2:ModifyNetworkInterfaceAttribute", "ec2:AssociateAddress"], { "aws:ResourceTag/fgt-asg:primary-of" = "fgt-edge" },
    ]
    error_message = "The launch template's interface is told by the template's tag."
  }

  assert {
    condition     = one([for spec in aws_launch_template.this[0].tag_specifications : spec.tags["fgt-asg:primary-of"] if spec.resource_type == "network-interface"]) == "fgt-edge"
    error_message = "The launch template does not set the tag that the policy asks for."
  }

  assert {
    condition     = !anytrue([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : contains(flatten([statement.Action]), "ec2:CreateNetworkInterface")])
    error_message = "Without interfaces to make, the function may make none."
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
    condition = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : [statement.Action, statement.Condition] if statement.Sid == "UseInterfacesInGroupSubnets"]) == [
      ["ec2:ModifyNetworkInterfaceAttribute"],
      {
        ArnLike = { "ec2:Subnet" = ["arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef0", "arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef9"] }
        Null    = { "aws:ResourceTag/fgt-asg:group" = "true" }
      },
    ]
    error_message = "Where the launch template is not the module's, its interface is told by the group's subnets."
  }
}

# The call names all the security groups that the interface is to have, those of the launch template too.
run "primary_interface_gets_a_security_group" {
  variables {
    network_interfaces = {
      untrust = { device_index = 0, security_groups = ["sg-0123456789abcdef1"] }
    }
  }

  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Resource if statement.Sid == "SetTheseSecurityGroups"]) == [
      "arn:aws:ec2:us-east-1:*:security-group/sg-0123456789abcdef1", "arn:aws:ec2:us-east-1:*:security-group/sg-0123456789abcdef0",
    ]
    error_message = "The group that is added, or one of the launch template's, is missing."
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
    condition     = contains(one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Resource if statement.Sid == "SetTheseSecurityGroups"]), "arn:aws:ec2:us-east-1:*:security-group/*")
    error_message = "A launch template that is not the module's has security groups that are not known here."
  }
}

run "primary_interface_is_left_alone" {
  variables {
    network_interfaces = {
      untrust = { device_index = 0 }
    }
  }

  assert {
    condition     = length(setintersection([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : statement.Sid], ["UsePrimaryInterfaces", "UseInterfacesInGroupSubnets", "UseOnInstancesOfTheGroup"])) == 0
    error_message = "Where nothing of it is to be changed, the launch template's interface may not be changed."
  }
}

run "take_over" {
  variables {
    manage_untagged_interfaces = true
  }

  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : [statement.Action, statement.Condition] if statement.Sid == "FreeUntaggedInterfaces"]) == [
      ["ec2:DetachNetworkInterface", "ec2:DeleteNetworkInterface"],
      {
        ArnLike = { "ec2:Subnet" = ["arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef1"] }
        Null    = { "aws:ResourceTag/fgt-asg:group" = "true" }
      },
    ]
    error_message = "Untagged interfaces are freed in the fleet's subnets only, and never another fleet's."
  }

  assert {
    condition     = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : [statement.Action, statement.Condition] if statement.Sid == "FreeUntaggedAddresses"]) == ["ec2:DisassociateAddress", { Null = { "aws:ResourceTag/fgt-asg:group" = "true" } }]
    error_message = "Untagged addresses are given up, never released."
  }
}

run "names_licenses_records" {
  variables {
    licenses  = { required = true }
    hostnames = { enabled = true }
    dns       = { zone_id = "Z0123456789ABCDEFGHIJ", zone_name = "FW.example.internal.", interface = "trust" }
  }

  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : [statement.Action, statement.Condition] if statement.Sid == "ShowWhatInstancesHold"]) == [
      "ec2:CreateTags",
      {
        StringEquals                = { "aws:ResourceTag/aws:autoscaling:groupName" = "fgt-edge" }
        "ForAllValues:StringEquals" = { "aws:TagKeys" = ["Name", "Hostname", "License"] }
      },
    ]
    error_message = "The function may write its three tags on instances of the group, and no others."
  }

  assert {
    condition = one([for statement in jsondecode(aws_iam_role_policy.fleet.policy).Statement : [statement.Resource, statement.Condition] if statement.Sid == "WriteAddressRecords"]) == [
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
    error_message = "The function may write address records in the zone, and no others."
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
      for statement in jsondecode(aws_iam_role_policy.function_recycle[0].policy).Statement : statement.Condition.StringEquals["iam:PassedToService"]
      if statement.Sid == "PassRolesOfLaunchTemplate"
    ]) == ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] && !strcontains(aws_iam_policy.launch[0].policy, "arn:aws:")
    error_message = "EC2's name there, or the launch template's ARN."
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.fleet.policy, "arn:aws:") && strcontains(aws_iam_role_policy.fleet.policy, "arn:aws-cn:ec2:cn-north-1:123456789012:") && startswith(one([for statement in jsondecode(aws_iam_role_policy.data.policy).Statement : statement.Resource if statement.Sid == "UseTrackFile"]), "arn:aws-cn:s3:::")
    error_message = "ARNs name the wrong partition."
  }
}
